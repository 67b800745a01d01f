"""How the mails of the site itself read."""

from . import confirmation
from .kinds import ALL, Message, register_mail
from .links import confirm_link
from .models import EmailAddress, Mail
from .texts import mail_text

CONFIRM_SUBJECT = "Klopt dit e-mailadres?"


@register_mail("bevestig-adres", stream=ALL, to_reader=False)
def confirm_address_mail(mail: Mail) -> Message | None:
    """No word of whoever gave the address: it may be somebody else's."""
    address = EmailAddress.objects.for_email(mail.to).filter(confirmed_at=None).first()
    if address is None:
        return None
    for write in confirmation.WRITERS if mail.about else []:
        if message := write(mail, address):
            return message
    return Message(CONFIRM_SUBJECT, mail_text("confirm", link=confirm_link(address)))
