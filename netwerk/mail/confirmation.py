"""Double opt-in: whoever gives an address is asked whether it is theirs, before it gets any other mail."""

import logging
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from netwerk.publicforms.limits import Limit

from .kinds import ALL, Message
from .models import EmailAddress, Mail
from .outbox import queue

logger = logging.getLogger(__name__)

PAUSE = timedelta(hours=24)
HOUR = 60 * 60
CLIENT_LIMIT = Limit("bevestiging-adres", 3, HOUR)
SITE_LIMIT = Limit("bevestiging-site", 200, HOUR)
ALARM = Limit("bevestiging-alarm", 1, HOUR)

# How an app asks about an address that came with something of its own; None when it is not its own.
Writer = Callable[[Mail, EmailAddress], Message | None]
WRITERS: list[Writer] = []


def asks_about(write: Writer) -> Writer:
    """The decorated function of an app is asked first; it knows its own things by ``mail.about``."""
    WRITERS.append(write)
    return write


@transaction.atomic(savepoint=False)
def ask_to_confirm(email: str, client_key: str, *, about: UUID | None = None) -> None:
    """Queue the question, unless the address is confirmed, said “never again”, or was asked a day ago at most.

    It says nothing to whoever calls it, as the answer to a reader must not tell if an address is known. Call it
    last in a transaction: the counter of the whole site is locked until that ends.
    """
    email = email.strip().lower()
    if not email:
        return
    EmailAddress.objects.bulk_create([EmailAddress(email=email)], ignore_conflicts=True)
    now = timezone.now()
    address = EmailAddress.objects.for_email(email)
    # One statement decides and remembers, so that two at the same moment do not both ask.
    if not may_be_asked(address).update(asked_at=now):
        return
    if is_too_often(client_key):
        address.filter(asked_at=now).update(asked_at=None)
        return
    queue("bevestig-adres", email, key=f"bevestig-adres:{email}:{now.timestamp()}"[:200], about=about)


def may_be_asked(addresses: QuerySet) -> QuerySet:
    long_ago = Q(asked_at=None) | Q(asked_at__lt=timezone.now() - PAUSE)
    return addresses.filter(long_ago, confirmed_at=None).exclude(stopped__contains=[ALL])


def is_too_often(client_key: str) -> bool:
    """One computer does not use up what the whole site may send: it is counted, and refused, first."""
    if client_key and CLIENT_LIMIT.take(client_key):
        return True
    if not SITE_LIMIT.take("site"):
        return False
    if not ALARM.take("site"):  # once an hour, not once for each address
        logger.warning(
            "More than %s confirmations of addresses in an hour; no more are sent", SITE_LIMIT.times
        )
    return True


def confirm(address: EmailAddress) -> None:
    EmailAddress.objects.filter(pk=address.pk, confirmed_at=None).update(confirmed_at=Now())
