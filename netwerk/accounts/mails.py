"""How the mails to who has an account read."""

from django.urls import reverse

from netwerk.content.site import absolute
from netwerk.mail.kinds import Message, register_mail
from netwerk.mail.models import Mail
from netwerk.mail.texts import mail_text
from netwerk.privacy.retention import UNUSED_ACCOUNT_WARNING

from .mail_kinds import AccountMail
from .models import RightsChange
from .unused import accounts_warned


@register_mail(AccountMail.RIGHTS_CHANGED, to_reader=False)
def rights_changed_mail(mail: Mail) -> Message | None:
    of_event = RightsChange.objects.filter(event=mail.about) if mail.about else RightsChange.objects.none()
    changes = list(of_event.select_related("by").order_by("pk"))
    if not changes:
        return None
    everything = absolute(reverse("admin:accounts_rightschange_changelist"))
    body = mail_text("rights_changed", changes=changes, everything=everything)
    return Message(f"Rechten gewijzigd: {changes[0].of}", body)


@register_mail(AccountMail.UNUSED, to_reader=False)
def account_is_unused(mail: Mail) -> Message | None:
    """Nothing when somebody logged in meanwhile, or the account is off already."""
    user = accounts_warned().filter(email__iexact=mail.to).first()
    if user is None:
        return None
    ends = user.unused_warned_at + UNUSED_ACCOUNT_WARNING
    link = absolute(reverse("admin:index"))
    return Message(
        "Log in om je account te houden", mail_text("unused_account", user=user, ends=ends, link=link)
    )
