"""The rows of one kind, on their way back."""

from dataclasses import dataclass, field

from django.db import models

from netwerk.content.compat import history_of
from netwerk.content.querysets import related_model

from . import rows
from .models import is_now
from .moves import MoveRecord, Relation, beside_in_constraints, field_named, value, values


@dataclass
class GoingBack:
    """``back``: still where the merge put them. ``again``: taken out by the merge. ``changed``: neither, since then."""

    relation: Relation
    before: dict[str, dict[str, object]]
    back: list[models.Model] = field(default_factory=list)
    again: list[models.Model] = field(default_factory=list)
    changed: list[models.Model] = field(default_factory=list)

    @property
    def model(self) -> type[models.Model]:
        return self.relation.model

    def carry_out(self, old: models.Model, new: models.Model) -> None:
        rows.index_rows(self.back)
        for row in self.back:
            setattr(row, self.relation.name, old)
            for name, was in self.before.get(str(row.pk), {}).items():
                if was != "" or getattr(row, name) == getattr(old, name):  # filled by the merge, and still so
                    setattr(row, name, was)
        rows.write_rows(
            self.back, {self.relation.name, *(n for names in self.before.values() for n in names)}
        )
        for row in self.again:
            setattr(row, self.relation.name, old)
        rows.add(self.again)


class JoinBack(GoingBack):
    def carry_out(self, old: models.Model, new: models.Model) -> None:
        for row in self.back:
            getattr(row, self.relation.name).remove(new)
        for row in self.back + self.again:
            getattr(row, self.relation.name).add(old)


def going_back(record: MoveRecord, old: models.Model, new: models.Model) -> GoingBack:
    key = field_named(record["field"])
    if isinstance(key, models.ManyToManyField):
        return joined_back(key, record, new)
    part = GoingBack(key, record["before"])
    beside = beside_in_constraints(key)
    of_new, taken = values(key, beside, new), values(key, beside, old)
    there = key.model._base_manager.in_bulk(record["moved"])
    for row in there.values():
        stays = getattr(row, key.attname) != new.pk or value(row, beside) in taken
        (part.changed if stays else part.back).append(row)
    part.changed += deleted_rows(key.model, set(record["moved"]) - there.keys())
    taken |= {value(row, beside) for row in part.back} if beside else set()
    for row in removed(key, record["removed"]):
        fits = value(row, beside) in of_new and value(row, beside) not in taken
        taken.add(value(row, beside))
        (part.again if fits else part.changed).append(row)
    return part


def joined_back(many: models.ManyToManyField, record: MoveRecord, new: models.Model) -> JoinBack:
    part = JoinBack(many, {})
    still = set(many.model._base_manager.filter(**{many.name: new}).values_list("pk", flat=True))
    for pks, unchanged in ((record["moved"], part.back), (record["removed"], part.again)):
        for pk, row in many.model._base_manager.in_bulk(pks).items():
            (unchanged if pk in still else part.changed).append(row)
    return part


def deleted_rows(model: type[models.Model], pks: set[int]) -> list[models.Model]:
    """Rows that are gone, as they were."""
    if not pks or not hasattr(model, "history"):  # what readers send has none
        return []
    past = history_of(model).filter(id__in=pks).order_by("id", "-history_date", "-history_id").distinct("id")
    return [row.instance for row in past]


def removed(key: models.ForeignKey, history_ids: list[int]) -> list[models.Model]:
    """Rows that the merge took out, as they would be now: what they were of may have gone into another."""
    if not history_ids or not hasattr(key.model, "history"):
        return []
    records = history_of(key.model).filter(pk__in=history_ids).order_by("pk")
    rows = [record.instance for record in records]
    relations = [f for f in key.model._meta.concrete_fields if f.is_relation and f is not key]
    for relation in relations:
        model = related_model(relation)
        present = model._base_manager.in_bulk({getattr(row, relation.attname) for row in rows})
        for row in rows:
            if (pk := getattr(row, relation.attname)) not in present:
                setattr(row, relation.attname, is_now(model, pk))
    return rows
