"""Changes of what somebody may do: kept for the beheerders to look through, and mailed to all of them.

Not to the one who did it alone, or nobody would hear of an account that is taken over.
"""

import uuid
from typing import TypeAlias

from django.contrib.auth.models import Group, Permission
from simple_history.models import HistoricalRecords

from netwerk.mail.outbox import queue

from .mail_kinds import AccountMail
from .models import RightsChange, User
from .roles import staff_who_may

Holder: TypeAlias = User | Group | Permission  # what can be given, taken away, or have rights
VERBS = {"view": "bekijken", "add": "toevoegen", "change": "wijzigen", "delete": "verwijderen"}
FLAGS = {
    ("is_active", True): "account aangezet",
    ("is_active", False): "account uitgezet",
    ("is_staff", True): "mag in het beheer",
    ("is_staff", False): "mag niet meer in het beheer",
    ("is_superuser", True): "heeft alle rechten",
    ("is_superuser", False): "heeft niet meer alle rechten",
}


def tell_administrators(holder: Holder, what: str) -> None:
    """In the transaction of the change itself. An operator who does it by a command knows of it already."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    change = RightsChange(by=user if isinstance(user, User) else None, of=right_in_words(holder), what=what)
    if request:  # all that is done in one go is one mail
        change.event = request.rights_event = getattr(request, "rights_event", None) or uuid.uuid4()
    change.save()
    for reader in readers(holder) if request else []:
        queue(AccountMail.RIGHTS_CHANGED, reader.email, key=f"{change.event}:{reader.pk}", about=change.event)


def readers(holder: Holder) -> list[User]:
    """All who make accounts; and whose account it is, who may be one of them no longer."""
    administrators = list(staff_who_may("accounts.change_user").exclude(email=""))
    if isinstance(holder, User) and holder.email and holder not in administrators:
        return [*administrators, holder]
    return administrators


def right_in_words(holder: Holder) -> str:
    match holder:
        case Permission():
            verb = VERBS.get(holder.codename.partition("_")[0], holder.name)
            return f"recht {holder.content_type.name}: {verb}"
        case Group():
            return f"groep {holder.name}"
    return f"gebruiker {holder.get_username()}"
