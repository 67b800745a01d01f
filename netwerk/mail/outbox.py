"""Adding mail to the queue."""

from enum import StrEnum
from uuid import UUID

from .models import Mail


def new_mail(kind: StrEnum, to: str, *, key: str, about: UUID | None = None, **fields) -> Mail:
    """One mail, not queued yet. Two of a kind with the same key tell the same thing."""
    longest = Mail._meta.get_field("key").max_length
    return Mail(kind=kind.value, to=to.strip().lower(), key=f"{kind}:{key}"[:longest], about=about, **fields)


def queue(kind: StrEnum, to: str, **fields) -> None:
    queue_all([new_mail(kind, to, **fields)])


def queue_all(mails: list[Mail]) -> None:
    """Queue them in the transaction of the caller, each thing once."""
    if mails:
        Mail.objects.bulk_create(sorted(mails, key=lambda mail: mail.key), ignore_conflicts=True)
