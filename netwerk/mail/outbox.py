"""Adding mail to the queue."""

from uuid import UUID

from .models import Mail


def queue(kind: str, to: str, *, key: str, about: UUID | None = None, **fields) -> None:
    """Queue one mail, in the transaction of the caller. A second one with the same key is not added."""
    mail = Mail(kind=kind, to=to.strip().lower(), key=key, about=about, **fields)
    Mail.objects.bulk_create([mail], ignore_conflicts=True)
