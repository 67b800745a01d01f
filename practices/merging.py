"""Two topics, people or organisations that are about one become one."""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction

from netwerk import merging, search
from netwerk.merging import CannotMerge, Move
from netwerk.names import unlike

from .models import Organisation, Practitioner, Topic

Ground = Practitioner.LegalGround
# What the one takes from the other when it has nothing itself.
FILLED: dict[type[models.Model], list[str]] = {
    Topic: ["description"],
    Organisation: ["region", "website"],
    Practitioner: ["role", "organisation", "former_roles", "bio", "photo", "photo_alt", "website"],
}
LONGEST = Topic._meta.get_field("synonyms").max_length or 0


def check(old: Any, new: Any) -> None:
    """Raise CannotMerge with the reason in Dutch."""
    if old.pk == new.pk:
        raise CannotMerge("Kies een ander: dit is dezelfde.")
    for each in (old, new):
        if isinstance(each, Topic) and each.merged_into:
            raise CannotMerge(f"“{each}” is al opgegaan in “{each.end_of_merges()}”.")
        if isinstance(each, Practitioner):
            check_person(each)
    if isinstance(old, Topic) and len(all_words(old, new)) > LONGEST:
        raise CannotMerge("Er staan te veel andere woorden bij deze onderwerpen. Haal er eerst een paar weg.")


def check_person(person: Practitioner) -> None:
    if person.legal_ground == Ground.WITHDRAWN:
        raise CannotMerge(
            f"De naam van “{person}” is ingetrokken. Die kan niet meer samengaan met een ander."
        )
    if person.legal_ground == Ground.OBJECTION:
        raise CannotMerge(f"Over {person} loopt een verzoek. Handel dat eerst af.")


def all_words(old: Topic, new: Topic) -> str:
    return ", ".join(unlike(new.name, [*new.other_words, *old.words]))


def notes(old: Any, new: Any) -> Iterator[str]:
    """What an editor has to know beforehand, besides what moves."""
    if isinstance(old, Topic):
        yield f"Wie zoekt op “{old}”, vindt straks “{new}”."
    if isinstance(old, Practitioner) and old.may_be_named != new.may_be_named:
        shown = "de naam" if new.may_be_named else "geen naam, alleen de functie,"
        yield f"Bij alles van beide mensen staat straks {shown} van {new}: daar hoort de grondslag bij."
    labels = [str(old._meta.get_field(name).verbose_name) for name in to_fill(old, new)]
    if labels:
        yield f"“{new}” neemt over wat daar leeg is: {', '.join(labels)}."
    yield f"Het oude adres van “{old}” leidt voortaan naar “{new}”."


def to_fill(old: Any, new: Any) -> list[str]:
    return [name for name in FILLED[type(old)] if getattr(old, name) and not getattr(new, name)]


@transaction.atomic
def merge(old: Any, new: Any) -> list[Move]:
    """All at once, or nothing. Nobody saves meanwhile."""
    merging.alone()
    model = type(old)
    rows = model._base_manager.select_for_update(of=["self"]).order_by("pk").in_bulk([old.pk, new.pk])
    if len(rows) < len({old.pk, new.pk}):
        raise CannotMerge("Een van de twee is er niet meer. Misschien voegde iemand anders ze net samen.")
    old, new = rows[old.pk], rows[new.pk]
    check(old, new)
    found = merging.moves(old, new)
    with search.batch():
        for move in found:
            keep_what_is_shown(move, old)
            merging.carry_out(move, new)
        fill(old, new)
        finish_topic(old, new) if isinstance(old, Topic) else finish(old, new)
    return found


def keep_what_is_shown(move: Move, old: Any) -> None:
    """A contribution without a role shows the one of the person: it stays what it was."""
    if isinstance(old, Practitioner) and move.field.name == "practitioner":
        for row in move.moved:
            row.role = row.role or old.role


def fill(old: Any, new: Any) -> None:
    for name in to_fill(old, new):
        value = getattr(old, name)
        setattr(new, name, value.name if name == "photo" else value)
    if isinstance(old, Practitioner):
        new.network_roles.add(*old.network_roles.all())
    if isinstance(old, Topic):
        new.synonyms = all_words(old, new)
        new.featured = new.featured or old.featured
    new.save()


def finish_topic(old: Topic, new: Topic) -> None:
    """The row stays: its name stays taken, and its address leads on."""
    old.merged_into, old.synonyms, old.featured = new, "", False
    old.save()
    merging.redirect_addresses(old, new, also_current=False)


def finish(old: Any, new: Any) -> None:
    history, gone = type(old).history, reason(old.pk)
    merging.redirect_addresses(old, new, also_current=True)
    history.filter(history_change_reason=gone).update(history_change_reason=reason(new.pk))
    old._change_reason = reason(new.pk)
    old.delete()


def reason(pk: int) -> str:
    return f"opgegaan in {pk}"


def former_names(person: Practitioner) -> list[str]:
    """Of those who went into this person: a withdrawal takes these away too."""
    merged = Practitioner.history.filter(history_type="-", history_change_reason=reason(person.pk))
    return sorted(set(merged.values_list("name", flat=True)) - {person.name})
