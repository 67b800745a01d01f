"""The rows of one kind, on their way back."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models

from . import rows
from .models import is_now
from .moves import beside_in_constraints, field_named, value, values


@dataclass
class GoingBack:
    """``back``: still where the merge put them. ``again``: taken out by the merge. ``changed``: neither, since then."""

    field: Any
    before: dict[str, dict[str, Any]]
    back: list[Any] = field(default_factory=list)
    again: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)

    @property
    def model(self) -> type[models.Model]:
        return self.field.model

    def carry_out(self, old: Any, new: Any) -> None:
        rows.index_rows(self.back)
        for row in self.back:
            setattr(row, self.field.name, old)
            for name, was in self.before.get(str(row.pk), {}).items():
                if was != "" or getattr(row, name) == getattr(old, name):  # filled by the merge, and still so
                    setattr(row, name, was)
        rows.write_rows(self.back, {self.field.name, *(n for names in self.before.values() for n in names)})
        for row in self.again:
            setattr(row, self.field.name, old)
        rows.add(self.again)


class JoinBack(GoingBack):
    def carry_out(self, old, new):
        for thing in self.back:
            getattr(thing, self.field.name).remove(new)
        for thing in self.back + self.again:
            getattr(thing, self.field.name).add(old)


def going_back(told: dict[str, Any], old: Any, new: Any) -> GoingBack:
    key = field_named(told["field"])
    if key.many_to_many:
        return joined_back(key, told, new)
    part = GoingBack(key, told["before"])
    beside = beside_in_constraints(key)
    of_new, taken = values(key, beside, new), values(key, beside, old)
    there = key.model._base_manager.in_bulk(told["moved"])
    for row in there.values():
        stays = getattr(row, key.attname) != new.pk or value(row, beside) in taken
        (part.changed if stays else part.back).append(row)
    part.changed += deleted_rows(key.model, set(told["moved"]) - there.keys())
    taken |= {value(row, beside) for row in part.back} if beside else set()
    for row in removed(key, told["removed"]):
        fits = value(row, beside) in of_new and value(row, beside) not in taken
        taken.add(value(row, beside))
        (part.again if fits else part.changed).append(row)
    return part


def joined_back(many: Any, told: dict[str, Any], new: Any) -> JoinBack:
    part = JoinBack(many, {})
    still = set(many.model._base_manager.filter(**{many.name: new}).values_list("pk", flat=True))
    for numbers, kept in ((told["moved"], part.back), (told["removed"], part.again)):
        for pk, thing in many.model._base_manager.in_bulk(numbers).items():
            (kept if pk in still else part.changed).append(thing)
    return part


def deleted_rows(model: Any, numbers: set[int]) -> list[Any]:
    """Rows that are gone, as they were."""
    if not numbers or not hasattr(model, "history"):  # what readers send has none
        return []
    past = model.history.filter(id__in=numbers).order_by("id", "-history_date", "-history_id").distinct("id")
    return [row.instance for row in past]


def removed(key: Any, numbers: list[int]) -> list[Any]:
    """Rows that the merge took out, as they would be now: what they were of may have gone into another."""
    if not numbers or not hasattr(key.model, "history"):
        return []
    found = [row.instance for row in key.model.history.filter(pk__in=numbers).order_by("pk")]
    others = [one for one in key.model._meta.concrete_fields if one.is_relation and one is not key]
    for other in others:
        there = other.related_model._base_manager.in_bulk({getattr(row, other.attname) for row in found})
        for row in found:
            if getattr(row, other.attname) not in there:
                setattr(row, other.attname, is_now(other.related_model, getattr(row, other.attname)))
    return found
