"""The list of versions: who saved what, and when. A fixed number of queries, however many there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from django.contrib.auth import get_user_model
from django.db.models import Field, ManyToManyField, QuerySet
from taggit.managers import TaggableManager

from netwerk.content.compat import history_of

from .shape import RevisionSchema
from .texts import label_of

HistoryPart: TypeAlias = RevisionSchema | TaggableManager  # what has a history table of its own
DONE = {"+": "toegevoegd", "~": "gewijzigd", "-": "verwijderd"}
MADE, NOTHING, TOPICS = "Gemaakt", "Opgeslagen zonder wijziging", "Onderwerpen gewijzigd"


@dataclass
class Version:
    """All rows that were written at one moment."""

    moment: datetime
    number: int = 0
    user_id: int | None = None
    who: str = ""
    reason: str = ""
    is_new: bool = False
    fields: list[str] = field(default_factory=list)
    rows: dict[tuple[HistoryPart, int], str] = field(default_factory=dict)  # what happened to each row

    def note(self, part: HistoryPart, pk: int, happened: str) -> None:
        if self.rows.get((part, pk)) != "+" or happened == "-":
            self.rows[part, pk] = happened

    def words(self) -> list[str]:
        if self.reason:
            return [self.reason]
        words = [MADE] if self.is_new else []
        if self.fields:
            *first, last = self.fields
            words.append(f"{', '.join(first)}{' en ' if first else ''}{last} gewijzigd".capitalize())
        counts = Counter((part, happened) for (part, _), happened in self.rows.items())
        for (part, happened), total in counts.items():
            if isinstance(part, RevisionSchema):
                meta = part.model._meta
                name = meta.verbose_name if total == 1 else meta.verbose_name_plural
                words.append(f"{total} {name} {DONE[happened]}")
        if any(isinstance(part, TaggableManager) for part, _ in self.rows):
            words.append(TOPICS)
        return words or [NOTHING]


def histories(shape: RevisionSchema, pk: int) -> list[tuple[HistoryPart, QuerySet]]:
    """Each table in which a version has rows, and those that belong to this row."""
    tables: list[tuple[HistoryPart, QuerySet]] = []
    for part in (shape, *shape.parts):
        if not part.has_history:
            continue
        name, history = part.model._meta.pk.attname, history_of(part.model)
        rows = history.filter(**({f"{part.key}_id": pk} if part.key else {name: pk}))
        if part.key:
            rows = history.filter(**{f"{name}__in": rows.order_by().values(name)})
        tables.append((part, rows))
        for manager in part.fields(TaggableManager):
            owners = rows.order_by().values(name)
            tables.append((manager, history_of(manager.through).filter(content_object_id__in=owners)))
    return tables


def latest_moment(shape: RevisionSchema, pk: int) -> datetime | None:
    first, *others = [rows.order_by().values_list("history_date") for _, rows in histories(shape, pk)]
    latest = first.union(*others, all=True).order_by("-history_date").first()
    return latest[0] if latest else None


def versions_of(shape: RevisionSchema, pk: int) -> list[Version]:
    """The newest first, numbered from the oldest."""
    by_moment: dict[datetime, Version] = {}
    (_, root_rows), *others = histories(shape, pk)
    note_root(shape, list(root_rows.order_by("history_date", "history_id")), by_moment)
    for part, rows in others:
        key = rows.model.instance_type._meta.pk.attname
        columns = ["history_date", "history_user_id", key, "history_type"]
        for moment, user, row, happened in rows.order_by("history_date", "history_id").values_list(*columns):
            version = by_moment.setdefault(moment, Version(moment))
            version.user_id = version.user_id or user
            version.note(part, row, happened)
    versions = [by_moment[moment] for moment in sorted(by_moment)]
    people = get_user_model().objects.in_bulk({version.user_id for version in versions} - {None})
    for number, version in enumerate(versions, 1):
        version.number = number
        version.who = str(people.get(version.user_id, ""))
    return versions[::-1]


def note_root(shape: RevisionSchema, rows: list, by_moment: dict[datetime, Version]) -> None:
    before: dict[Field, object] = {}
    many = many_to_many(shape, rows)
    for row in rows:
        version = by_moment.setdefault(row.history_date, Version(row.history_date))
        version.user_id = version.user_id or row.history_user_id
        version.reason = version.reason or row.history_change_reason or ""
        version.is_new |= row.history_type == "+"
        values: dict[Field, object] = {column: getattr(row, column.attname) for column in shape.columns()}
        values |= many.get(row.pk, {})
        labels = {label_of(f).lower() for f in values if before and before[f] != values[f]}
        version.fields += [] if version.is_new else sorted(labels - set(version.fields))
        before = values


def many_to_many(shape: RevisionSchema, rows: list) -> dict[int, dict[Field, set[int]]]:
    """What each row of the history was joined to."""
    joined: dict[int, dict[Field, set[int]]] = {row.pk: {} for row in rows}
    for many in shape.fields(ManyToManyField) if rows else []:
        joins = getattr(rows[0], many.name).model.objects.filter(history__in=rows)
        chosen: dict[int, set[int]] = defaultdict(set)
        for row, other in joins.values_list("history_id", f"{many.m2m_reverse_field_name()}_id"):
            chosen[row].add(other)
        for pk, values in joined.items():
            values[many] = chosen[pk]
    return joined
