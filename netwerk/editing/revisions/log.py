"""The list of versions: who saved what, and when. A fixed number of queries, however many there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import ManyToManyField
from taggit.managers import TaggableManager

from .shape import RevisionSchema
from .texts import label_of

DONE = {"+": "toegevoegd", "~": "gewijzigd", "-": "verwijderd"}
MADE, NOTHING, TOPICS = "Gemaakt", "Opgeslagen zonder wijziging", "Onderwerpen gewijzigd"


@dataclass
class Version:
    """All rows that were written at one moment."""

    moment: datetime
    number: int = 0
    user_id: Any = None
    who: str = ""
    reason: str = ""
    is_new: bool = False
    fields: list[str] = field(default_factory=list)
    rows: dict[Any, str] = field(default_factory=dict)  # kind of thing and number: what happened to it

    def note(self, part: Any, pk: Any, happened: str) -> None:
        if self.rows.get((part, pk)) != "+" or happened == "-":
            self.rows[part, pk] = happened

    def words(self) -> list[str]:
        if self.reason:
            return [self.reason]
        found = [MADE] if self.is_new else []
        if self.fields:
            *first, last = self.fields
            found.append(f"{', '.join(first)}{' en ' if first else ''}{last} gewijzigd".capitalize())
        counts = Counter((part, happened) for (part, _), happened in self.rows.items())
        for (part, happened), number in counts.items():
            if isinstance(part, RevisionSchema):
                meta: Any = part.model._meta
                name = meta.verbose_name if number == 1 else meta.verbose_name_plural
                found.append(f"{number} {name} {DONE[happened]}")
        if any(isinstance(part, TaggableManager) for part, _ in self.rows):
            found.append(TOPICS)
        return found or [NOTHING]


def histories(shape: RevisionSchema, pk: Any) -> list[tuple[Any, Any]]:
    """Each table in which a version has rows, and those that belong to this thing."""
    found: list[tuple[Any, Any]] = []
    for one in (shape, *shape.parts):
        if not one.has_history:
            continue
        model: Any = one.model
        name = model._meta.pk.attname
        rows = model.history.filter(**({f"{one.key}_id": pk} if one.key else {name: pk}))
        if one.key:
            rows = model.history.filter(**{f"{name}__in": rows.order_by().values(name)})
        found.append((one, rows))
        for manager in one.fields(TaggableManager):
            owners = rows.order_by().values(name)
            found.append((manager, manager.through.history.filter(content_object_id__in=owners)))
    return found


def latest_moment(shape: RevisionSchema, pk: Any) -> datetime | None:
    first, *others = [rows.order_by().values_list("history_date") for _, rows in histories(shape, pk)]
    found = first.union(*others, all=True).order_by("-history_date").first()
    return found[0] if found else None


def versions_of(shape: RevisionSchema, pk: Any) -> list[Version]:
    """The newest first, numbered from the oldest."""
    found: dict[datetime, Version] = {}
    (_, root_rows), *others = histories(shape, pk)
    note_root(shape, list(root_rows.order_by("history_date", "history_id")), found)
    for part, rows in others:
        key = rows.model.instance_type._meta.pk.attname
        columns = ["history_date", "history_user_id", key, "history_type"]
        for moment, user, row, happened in rows.order_by("history_date", "history_id").values_list(*columns):
            version = found.setdefault(moment, Version(moment))
            version.user_id = version.user_id or user
            version.note(part, row, happened)
    versions = [found[moment] for moment in sorted(found)]
    people = get_user_model().objects.in_bulk({version.user_id for version in versions} - {None})
    for number, version in enumerate(versions, 1):
        version.number = number
        version.who = str(people.get(version.user_id, ""))
    return versions[::-1]


def note_root(shape: RevisionSchema, rows: list[Any], found: dict[datetime, Version]) -> None:
    before: dict[Any, Any] = {}
    many = many_to_many(shape, rows)
    for row in rows:
        version = found.setdefault(row.history_date, Version(row.history_date))
        version.user_id = version.user_id or row.history_user_id
        version.reason = version.reason or row.history_change_reason or ""
        version.is_new |= row.history_type == "+"
        values = {one: getattr(row, one.attname) for one in shape.fields()} | many.get(row.pk, {})
        labels = {label_of(one).lower() for one in values if before and before[one] != values[one]}
        version.fields += [] if version.is_new else sorted(labels - set(version.fields))
        before = values


def many_to_many(shape: RevisionSchema, rows: list[Any]) -> dict[Any, dict[Any, Any]]:
    """What each row of the history was joined to."""
    found: dict[Any, dict[Any, Any]] = {row.pk: {} for row in rows}
    for one in shape.fields(ManyToManyField) if rows else []:
        joins = getattr(rows[0], one.name).model.objects.filter(history__in=rows)
        chosen = defaultdict(set)
        for row, other in joins.values_list("history_id", f"{one.m2m_reverse_field_name()}_id"):
            chosen[row].add(other)
        for pk, values in found.items():
            values[one] = chosen[pk]
    return found
