"""What belongs to a thing, and moves with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from . import rows


@dataclass
class Move:
    """The rows of one model that belong to what goes; ``doubled`` are those that the other has already.

    ``before`` holds what else changes in a row that moves: a number, or what was empty.
    """

    field: Any
    moved: list[Any] = field(default_factory=list)
    doubled: list[Any] = field(default_factory=list)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def model(self) -> type[models.Model]:
        return self.field.model

    @property
    def name(self) -> str:
        return f"{self.field.model._meta.label_lower}.{self.field.name}"

    def also(self, row: Any, name: str, value: Any) -> None:
        """Change this as well when the row moves."""
        self.before.setdefault(row.pk, {})[name] = getattr(row, name)
        setattr(row, name, value)

    def carry_out(self, old: Any, new: Any) -> dict[str, Any]:
        """Gives what is needed to undo it."""
        removed = rows.remove(self.doubled)
        rows.index_rows(self.moved)
        for row in self.moved:
            setattr(row, self.field.name, new)
        rows.write_rows(
            self.moved, {self.field.name, *(name for names in self.before.values() for name in names)}
        )
        return self.told(removed)

    def told(self, removed: list[int]) -> dict[str, Any]:
        moved = [row.pk for row in self.moved]
        return {"field": self.name, "moved": moved, "removed": removed, "before": self.before}


class Join(Move):
    """Things that are joined to it by a table without a history of its own: a role of a person."""

    def carry_out(self, old, new):
        for thing in self.moved + self.doubled:
            joined = getattr(thing, self.field.name)
            joined.add(new)
            joined.remove(old)
        return self.told([thing.pk for thing in self.doubled])


def moves(old: models.Model, new: models.Model) -> Iterator[Move]:
    """What a merge would do, without doing it."""
    relations: Any = type(old)._meta.related_objects
    for relation in relations:
        if not relation.many_to_many:
            yield plan_move(relation.field, old, new)
        elif isinstance(relation.field, models.ManyToManyField):
            yield join(relation.field, old, new)


def plan_move(key: Any, old: models.Model, new: models.Model) -> Move:
    found = key.model._base_manager.filter(**{key.name: old}).order_by("pk")
    if key.model is type(new):
        found = found.exclude(pk=new.pk)  # it cannot point at itself
    beside = beside_in_constraints(key)
    taken = values(key, beside, new)
    move = Move(key)
    for row in found:
        (move.doubled if beside and value(row, beside) in taken else move.moved).append(row)
    return move


def join(many: Any, old: models.Model, new: models.Model) -> Join:
    things = many.model._base_manager.filter(**{many.name: old}).order_by("pk")
    both = set(many.model._base_manager.filter(**{many.name: new}).values_list("pk", flat=True))
    one = Join(many)
    for thing in things:
        (one.doubled if thing.pk in both else one.moved).append(thing)
    return one


def beside_in_constraints(key: Any) -> list[str]:
    """What, together with the key, makes a row that joins two things: it can be there once."""
    for constraint in key.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key.name in constraint.fields:
            others = [key.model._meta.get_field(name) for name in constraint.fields if name != key.name]
            if any(other.is_relation for other in others):
                return [other.attname for other in others]
    return []


def values(key: Any, beside: list[str], owner: models.Model) -> set[tuple[Any, ...]]:
    """What stands beside the key in the rows of this owner."""
    return set(key.model._base_manager.filter(**{key.name: owner}).values_list(*beside)) if beside else set()


def value(row: Any, beside: list[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in beside)


def field_named(name: str) -> Any:
    model, _, name = name.rpartition(".")
    return apps.get_model(model)._meta.get_field(name)
