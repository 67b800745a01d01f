"""How the mails of the site itself read."""

from .mail import Message, confirmation, register, text
from .mail.kinds import ALL
from .mail.links import confirm_link
from .mail.models import EmailAddress, Mail

CONFIRM_SUBJECT = "Klopt dit e-mailadres?"


@register("bevestig-adres", stream=ALL, to_reader=False)
def confirm_address(mail: Mail) -> Message | None:
    """No word of whoever gave the address: it may be somebody else's."""
    address = EmailAddress.objects.for_email(mail.to).filter(confirmed_at=None).first()
    if address is None:
        return None
    for write in confirmation.WRITERS if mail.about else []:
        if message := write(mail, address):
            return message
    return Message(CONFIRM_SUBJECT, text("confirm", link=confirm_link(address)))
