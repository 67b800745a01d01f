"""Changes of what somebody may do: kept for the beheerders to look through, and mailed to all of them.

Not to the one who did it alone, or nobody would hear of an account that is taken over.
"""

import uuid

from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.content.site import absolute
from netwerk.mail.kinds import Message, register_mail
from netwerk.mail.models import Mail
from netwerk.mail.outbox import queue
from netwerk.mail.texts import mail_text

from .models import RightsChange, User
from .roles import staff_who_may

KIND = "rechten-gewijzigd"
VERBS = {"view": "bekijken", "add": "toevoegen", "change": "wijzigen", "delete": "verwijderen"}
FLAGS = {
    ("is_active", True): "account aangezet",
    ("is_active", False): "account uitgezet",
    ("is_staff", True): "mag in het beheer",
    ("is_staff", False): "mag niet meer in het beheer",
    ("is_superuser", True): "heeft alle rechten",
    ("is_superuser", False): "heeft niet meer alle rechten",
}


def tell_administrators(thing, what: str) -> None:
    """In the transaction of the change itself. An operator who does it by a command knows of it already."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    change = RightsChange(by=user if isinstance(user, User) else None, of=right_in_words(thing), what=what)
    if request:  # all that is done in one go is one mail
        change.event = request.rights_event = getattr(request, "rights_event", None) or uuid.uuid4()
    change.save()
    for reader in readers(thing) if request else []:
        queue(KIND, reader.email, key=f"rechten:{change.event}:{reader.pk}", about=change.event)


def readers(thing) -> list[User]:
    """All who make accounts; and whose account it is, who may be one of them no longer."""
    found = list(staff_who_may("accounts.change_user").exclude(email=""))
    is_account = isinstance(thing, User) and thing.email and thing not in found
    return [*found, thing] if is_account else found


def right_in_words(thing) -> str:
    match thing:
        case Permission():
            verb = VERBS.get(thing.codename.partition("_")[0], thing.name)
            return f"recht {thing.content_type.name}: {verb}"
        case Group():
            return f"groep {thing.name}"
    return f"gebruiker {thing.get_username()}"


@register_mail(KIND, to_reader=False)
def rights_changed_mail(mail: Mail) -> Message | None:
    of_event = RightsChange.objects.filter(event=mail.about) if mail.about else RightsChange.objects.none()
    changes = list(of_event.select_related("by").order_by("pk"))
    if not changes:
        return None
    everything = absolute(reverse("admin:accounts_rightschange_changelist"))
    body = mail_text("rights_changed", changes=changes, everything=everything)
    return Message(f"Rechten gewijzigd: {changes[0].of}", body)
