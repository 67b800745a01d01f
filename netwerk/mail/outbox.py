"""Adding mail to the queue."""

from uuid import UUID

from .models import Mail


def new_mail(kind: str, to: str, *, key: str, about: UUID | None = None, **fields) -> Mail:
    """One mail, not queued yet. Two with the same key tell the same thing."""
    return Mail(kind=kind, to=to.strip().lower(), key=key, about=about, **fields)


def queue(kind: str, to: str, **fields) -> None:
    queue_all([new_mail(kind, to, **fields)])


def queue_all(mails: list[Mail]) -> None:
    """Queue them in the transaction of the caller, each thing once."""
    if mails:
        Mail.objects.bulk_create(sorted(mails, key=lambda mail: mail.key), ignore_conflicts=True)
