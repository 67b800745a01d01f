"""Accounts that nobody uses: whose it is gets a mail, and a month later the account is switched off.

It is not deleted: the history says who did what, and a beheerder can switch it on again.
"""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from netwerk.content.site import absolute
from netwerk.mail.kinds import Message, register_mail
from netwerk.mail.models import Mail
from netwerk.mail.outbox import queue
from netwerk.mail.texts import mail_text
from netwerk.privacy.retention import UNUSED_ACCOUNT, UNUSED_ACCOUNT_WARNING, purge_rule

from . import sessions
from .models import User

KIND = "ongebruikt-account"


def unused_since(moment: datetime):
    """Active accounts that nobody logged in with since that moment, each with when it was ``used`` last."""
    return User.objects.annotate(used=Coalesce("last_login", "date_joined")).filter(
        is_active=True, used__lt=moment
    )


def warn(users) -> None:
    for user in users:
        User.objects.filter(pk=user.pk).update(unused_warned_at=timezone.now())
        if user.email:
            queue(KIND, user.email, key=f"{KIND}:{user.pk}:{timezone.localdate()}")


def switch_off(users) -> None:
    for user in users:
        user.is_active = False
        user.save(update_fields=["is_active"])
        sessions.end_all(user)


@purge_rule("accounts of editors that are hardly used: a mail was sent", warn)
def accounts_to_warn():
    rows = unused_since(timezone.now() - UNUSED_ACCOUNT + UNUSED_ACCOUNT_WARNING)
    return rows.filter(Q(unused_warned_at=None) | Q(unused_warned_at__lt=F("used")))


@purge_rule("accounts of editors that nobody used: switched off", switch_off)
def unused_accounts():
    """Never the last one with all rights that somebody might still use: nobody could switch on anything."""
    now = timezone.now()
    others = unused_since(now).filter(is_superuser=True, used__gt=OuterRef("used"))
    rows = unused_since(now - UNUSED_ACCOUNT).filter(
        unused_warned_at__gte=F("used"), unused_warned_at__lt=now - UNUSED_ACCOUNT_WARNING
    )
    return rows.filter(Q(is_superuser=False) | Exists(others))


@register_mail(KIND, to_reader=False)
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


def accounts_warned():
    return unused_since(timezone.now()).filter(unused_warned_at__gte=F("used"))
