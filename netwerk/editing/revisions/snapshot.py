"""A thing with its parts at one moment: now, at a moment in the past, or as somebody typed it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import FileField, ManyToManyField, Model
from taggit.managers import TaggableManager

from .shape import PLACES, RevisionSchema

Key = tuple[str, Any]


@dataclass
class Row:
    shape: RevisionSchema
    pk: Any
    values: dict[str, Any]
    source: Any = None  # the row itself, with the columns that no form shows

    @property
    def key(self) -> Key:
        return (self.shape.model._meta.label, self.pk)


@dataclass
class Revision:
    root: Row
    parts: dict[Key, Row] = field(default_factory=dict)

    def rows(self) -> list[Row]:
        return [self.root, *self.parts.values()]

    def digest(self) -> str:
        """The same for the same content, whoever saved it and however often."""
        content = [(row.shape.model._meta.label, row.pk, sorted(row.values.items())) for row in self.rows()]
        return sha256(repr(content).encode()).hexdigest()[:32]


def current_revision(shape: RevisionSchema, pk: Any) -> Revision | None:
    found = shape.model._base_manager.filter(pk=pk).first()
    if found is None:
        return None
    root = row_of(shape, found)
    for many in shape.fields(ManyToManyField):
        root.values[many.name] = tuple(sorted(getattr(found, many.name).values_list("pk", flat=True)))
    parts = []
    for part in shape.parts:
        rows = part.model._base_manager.filter(**{part.key: pk})
        parts += with_topics(part, [row_of(part, one) for one in rows], live_topics)
    with_topics(shape, [root], live_topics)
    return put_together(root, parts)


def revision_at(shape: RevisionSchema, pk: Any, moment: datetime) -> Revision | None:
    def topics_then(through: Any, pks: list[Any]) -> Any:
        return latest_rows(through.history.filter(content_object_id__in=pks), moment)

    found = latest_rows(shape.model.history.filter(**{shape.model._meta.pk.attname: pk}), moment)  # type: ignore[attr-defined]  # of simple_history
    if not found:
        return None
    root = row_of(shape, found[0].instance)
    for many in shape.fields(ManyToManyField):
        chosen = getattr(found[0], many.name).values_list(f"{many.m2m_reverse_field_name()}_id", flat=True)
        root.values[many.name] = tuple(sorted(chosen))
    parts = []
    for part in shape.parts:
        rows = [one for one in rows_ever(part, pk, moment) if getattr(one, f"{part.key}_id") == root.pk]
        parts += with_topics(part, [row_of(part, one.instance) for one in rows], topics_then)
    with_topics(shape, [root], topics_then)
    return put_together(root, parts)


def submitted_revision(shape: RevisionSchema, form: Any, formsets: list[Any]) -> Revision:
    """What stands in a form that was sent, saved or not. A field with a mistake counts as unchanged."""
    root = typed_row(shape, form)
    by_model = {part.model: part for part in shape.parts}
    parts = [
        typed_row(by_model[formset.model], one)
        for formset in formsets
        for one in formset.forms
        if formset.model in by_model
        and (one.instance.pk or one.has_changed())
        and not (formset.can_delete and formset._should_delete_form(one))
    ]
    return put_together(root, parts)


def typed_row(shape: RevisionSchema, form: Any) -> Row:
    row = row_of(shape, form.instance)
    for many in [*shape.fields(ManyToManyField), *shape.fields(TaggableManager)]:
        if many.name in form.fields:
            chosen = getattr(form, "cleaned_data", {}).get(
                many.name, form.get_initial_for_field(form.fields[many.name], many.name)
            )
            row.values[many.name] = tuple(sorted(one.pk for one in chosen or [] if hasattr(one, "pk")))
    row.pk = form.instance.pk or form.prefix  # a part that is new has no number yet
    return row


def row_of(shape: RevisionSchema, one: Model) -> Row:
    values = {}
    for column in shape.fields():
        value = getattr(one, column.attname)
        values[column.name] = (str(value) if value else "") if isinstance(column, FileField) else value
    return Row(shape, one.pk, values, one)


def rows_ever(part: RevisionSchema, pk: Any, moment: datetime) -> list[Any]:
    """What each row looked like that was ever a part of this; it may be a part of something else by then."""
    history = part.model.history  # type: ignore[attr-defined]  # of simple_history
    name = part.model._meta.pk.attname
    return latest_rows(
        history.filter(**{f"{name}__in": history.filter(**{f"{part.key}_id": pk}).values(name)}), moment
    )


def deleted_parts(part: RevisionSchema, pk: Any, pks: set[str]) -> list[Row]:
    """Parts of a thing that were deleted, as they were just before that; their topics are not looked up."""
    model: Any = part.model
    name = model._meta.pk.attname
    rows = model.history.filter(**{f"{part.key}_id": pk, f"{name}__in": pks}).exclude(history_type="-")
    found = rows.order_by(name, "-history_date", "-history_id").distinct(name)
    return [row_of(part, one.instance) for one in found]


def latest_rows(rows: Any, moment: datetime) -> list[Any]:
    """The last row of each thing up to the moment, but of those that were deleted by then."""
    name = rows.model.instance_type._meta.pk.attname
    ordered = rows.filter(history_date__lte=moment).order_by(name, "-history_date", "-history_id")
    return [row for row in ordered.distinct(name) if row.history_type != "-"]


def live_topics(through: Any, pks: list[Any]) -> Any:
    return through._base_manager.filter(content_object_id__in=pks)


def with_topics(shape: RevisionSchema, rows: list[Row], find: Any) -> list[Row]:
    for manager in shape.fields(TaggableManager):
        chosen = defaultdict(set)
        for topic_row in find(manager.through, [row.pk for row in rows]):
            chosen[topic_row.content_object_id].add(topic_row.tag_id)
        for row in rows:
            row.values[manager.name] = tuple(sorted(chosen[row.pk]))
    return rows


def put_together(root: Row, parts: list[Row]) -> Revision:
    """The parts in the order of the page; what has no place in it comes first."""

    def place(row: Row) -> Any:
        values = row.values
        return [
            "region" in values,
            *(values.get(name) or 0 for name in PLACES[1:]),
            str(row.shape.model),
            str(row.pk),
        ]

    return Revision(root, {row.key: row for row in sorted(parts, key=place)})
