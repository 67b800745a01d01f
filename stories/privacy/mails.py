"""The mail with the link to what somebody wrote."""

from netwerk.mail.kinds import Message, register_mail
from netwerk.mail.models import Mail
from netwerk.mail.texts import mail_text

from .held import PersonalData
from .links import link_for


@register_mail("mijn-reacties", to_reader=False)  # asked for at this moment, by whoever can read it
def my_comments(mail: Mail) -> Message | None:
    """Whether there is anything is found out here, so that asking takes as long for an unknown address."""
    if not PersonalData.of(mail.to).something():
        return None
    return Message("Je reacties en tips op netwerk", mail_text("my_comments", link=link_for(mail.to)))
