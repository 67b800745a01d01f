"""A thing with its parts at one moment: now, at a moment in the past, or as somebody typed it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import FileField, ManyToManyField, Model
from django.forms import BaseModelFormSet, ModelForm
from taggit.managers import TaggableManager

from netwerk.content.compat import history_of, is_marked_for_deletion

from .shape import PLACES, RevisionSchema

# Of a row its number; of a part that is not saved yet the prefix of its form.
Key = tuple[str, int | str]
TopicRows = Callable[[type[Model], list[int | str]], Iterable]


@dataclass
class Row:
    shape: RevisionSchema
    pk: int | str
    values: dict[str, Any]  # by the column: what it holds, or the numbers of what the row is joined to
    source: Model  # the row itself, with the columns that no form shows

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


def current_revision(shape: RevisionSchema, pk: int) -> Revision | None:
    row = shape.model._base_manager.filter(pk=pk).first()
    if row is None:
        return None
    root = row_of(shape, row)
    for many in shape.fields(ManyToManyField):
        root.values[many.name] = tuple(sorted(getattr(row, many.name).values_list("pk", flat=True)))
    parts = []
    for part in shape.parts:
        rows = part.model._base_manager.filter(**{part.key: pk})
        parts += with_topics(part, [row_of(part, row) for row in rows], live_topics)
    with_topics(shape, [root], live_topics)
    return put_together(root, parts)


def revision_at(shape: RevisionSchema, pk: int, moment: datetime) -> Revision | None:
    def topics_then(through: type[Model], pks: list[int | str]) -> Iterable:
        return latest_rows(history_of(through).filter(content_object_id__in=pks), moment)

    records = latest_rows(history_of(shape.model).filter(**{shape.model._meta.pk.attname: pk}), moment)
    if not records:
        return None
    root = row_of(shape, records[0].instance)
    for many in shape.fields(ManyToManyField):
        chosen = getattr(records[0], many.name).values_list(f"{many.m2m_reverse_field_name()}_id", flat=True)
        root.values[many.name] = tuple(sorted(chosen))
    parts = []
    for part in shape.parts:
        of_root = [r for r in rows_ever(part, pk, moment) if getattr(r, f"{part.key}_id") == root.pk]
        parts += with_topics(part, [row_of(part, record.instance) for record in of_root], topics_then)
    with_topics(shape, [root], topics_then)
    return put_together(root, parts)


def submitted_revision(shape: RevisionSchema, form: ModelForm, formsets: list[BaseModelFormSet]) -> Revision:
    """What stands in a form that was sent, saved or not. A field with a mistake counts as unchanged."""
    root = typed_row(shape, form)
    by_model = {part.model: part for part in shape.parts}
    parts = [
        typed_row(by_model[formset.model], part_form)
        for formset in formsets
        for part_form in formset.forms
        if formset.model in by_model
        and (part_form.instance.pk or part_form.has_changed())
        and not is_marked_for_deletion(formset, part_form)
    ]
    return put_together(root, parts)


def typed_row(shape: RevisionSchema, form: ModelForm) -> Row:
    row = row_of(shape, form.instance)
    for many in [*shape.fields(ManyToManyField), *shape.fields(TaggableManager)]:
        if many.name in form.fields:
            chosen = getattr(form, "cleaned_data", {}).get(
                many.name, form.get_initial_for_field(form.fields[many.name], many.name)
            )
            row.values[many.name] = tuple(sorted(row.pk for row in chosen or [] if hasattr(row, "pk")))
    row.pk = form.instance.pk or form.prefix or ""  # a part that is new has no number yet
    return row


def row_of(shape: RevisionSchema, source: Model) -> Row:
    values = {}
    for column in shape.columns():
        value = getattr(source, column.attname)
        values[column.name] = (str(value) if value else "") if isinstance(column, FileField) else value
    return Row(shape, source.pk, values, source)


def rows_ever(part: RevisionSchema, pk: int, moment: datetime):
    """What each row looked like that was ever a part of this; it may be a part of something else by then."""
    history = history_of(part.model)
    name = part.model._meta.pk.attname
    return latest_rows(
        history.filter(**{f"{name}__in": history.filter(**{f"{part.key}_id": pk}).values(name)}), moment
    )


def deleted_parts(part: RevisionSchema, pk: int, pks: set[str]) -> list[Row]:
    """Parts of a thing that were deleted, as they were just before that; their topics are not looked up."""
    name = part.model._meta.pk.attname
    rows = (
        history_of(part.model).filter(**{f"{part.key}_id": pk, f"{name}__in": pks}).exclude(history_type="-")
    )
    latest = rows.order_by(name, "-history_date", "-history_id").distinct(name)
    return [row_of(part, record.instance) for record in latest]


def latest_rows(rows, moment: datetime):
    """The last row of each thing up to the moment, but of those that were deleted by then."""
    name = rows.model.instance_type._meta.pk.attname
    ordered = rows.filter(history_date__lte=moment).order_by(name, "-history_date", "-history_id")
    return [row for row in ordered.distinct(name) if row.history_type != "-"]


def live_topics(through: type[Model], pks: list[int | str]) -> Iterable:
    return through._base_manager.filter(content_object_id__in=pks)


def with_topics(shape: RevisionSchema, rows: list[Row], find: TopicRows) -> list[Row]:
    for manager in shape.fields(TaggableManager):
        chosen = defaultdict(set)
        for topic_row in find(manager.through, [row.pk for row in rows]):
            chosen[topic_row.content_object_id].add(topic_row.tag_id)
        for row in rows:
            row.values[manager.name] = tuple(sorted(chosen[row.pk]))
    return rows


def put_together(root: Row, parts: list[Row]) -> Revision:
    """The parts in the order of the page; what has no place in it comes first."""

    def place(row: Row) -> list[bool | int | str]:
        values = row.values
        return [
            "region" in values,
            *(values.get(name) or 0 for name in PLACES[1:]),
            str(row.shape.model),
            str(row.pk),
        ]

    return Revision(root, {row.key: row for row in sorted(parts, key=place)})
