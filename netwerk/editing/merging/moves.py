"""What belongs to a thing, and moves with it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, TypedDict, cast

from django.apps import apps
from django.db import models

from . import rows

Relation: TypeAlias = models.ForeignKey | models.ManyToManyField


class MoveRecord(TypedDict):
    """What is kept of a move to undo it: the column, numbers of rows, and by number what else changed in a row."""

    field: str
    moved: list[int]
    removed: list[int]
    before: dict[str, dict[str, object]]


@dataclass
class Move:
    """The rows of one model that belong to what goes; ``doubled`` are those that the other has already.

    ``before`` holds what else changes in a row that moves: a number, or what was empty.
    """

    relation: Relation
    moved: list[models.Model] = field(default_factory=list)
    doubled: list[models.Model] = field(default_factory=list)
    before: dict[str, dict[str, object]] = field(default_factory=dict)

    @property
    def model(self) -> type[models.Model]:
        return self.relation.model

    @property
    def name(self) -> str:
        return f"{self.relation.model._meta.label_lower}.{self.relation.name}"

    def also(self, row: models.Model, name: str, value: object) -> None:
        """Change this as well when the row moves."""
        self.before.setdefault(str(row.pk), {})[name] = getattr(row, name)
        setattr(row, name, value)

    def carry_out(self, old: models.Model, new: models.Model) -> MoveRecord:
        """Gives what is needed to undo it."""
        removed = rows.remove(self.doubled)
        rows.index_rows(self.moved)
        for row in self.moved:
            setattr(row, self.relation.name, new)
        rows.write_rows(
            self.moved, {self.relation.name, *(name for names in self.before.values() for name in names)}
        )
        return self.record(removed)

    def record(self, removed: list[int]) -> MoveRecord:
        moved = [row.pk for row in self.moved]
        return {"field": self.name, "moved": moved, "removed": removed, "before": self.before}


class Join(Move):
    """Things that are joined to it by a table without a history of its own: a role of a person."""

    def carry_out(self, old: models.Model, new: models.Model) -> MoveRecord:
        for row in self.moved + self.doubled:
            joined = getattr(row, self.relation.name)
            joined.add(new)
            joined.remove(old)
        return self.record([row.pk for row in self.doubled])


def moves(old: models.Model, new: models.Model) -> Iterator[Move]:
    """What a merge would do, without doing it."""
    for related in type(old)._meta.related_objects:
        relation = cast("models.Field", related.field)
        if isinstance(relation, models.ForeignKey):
            yield plan_move(relation, old, new)
        elif isinstance(relation, models.ManyToManyField):
            yield join(relation, old, new)


def plan_move(key: models.ForeignKey, old: models.Model, new: models.Model) -> Move:
    pointing = key.model._base_manager.filter(**{key.name: old}).order_by("pk")
    if key.model is type(new):
        pointing = pointing.exclude(pk=new.pk)  # it cannot point at itself
    beside = beside_in_constraints(key)
    taken = values(key, beside, new)
    move = Move(key)
    for row in pointing:
        (move.doubled if beside and value(row, beside) in taken else move.moved).append(row)
    return move


def join(many: models.ManyToManyField, old: models.Model, new: models.Model) -> Join:
    joined = many.model._base_manager.filter(**{many.name: old}).order_by("pk")
    both = set(many.model._base_manager.filter(**{many.name: new}).values_list("pk", flat=True))
    move = Join(many)
    for row in joined:
        (move.doubled if row.pk in both else move.moved).append(row)
    return move


def beside_in_constraints(key: models.ForeignKey) -> list[str]:
    """What, together with the key, makes a row that joins two things: it can be there once."""
    for constraint in key.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key.name in constraint.fields:
            fields = [
                f for f in key.model._meta.concrete_fields if f.name in constraint.fields and f is not key
            ]
            if any(field.is_relation for field in fields):
                return [field.attname for field in fields]
    return []


def values(key: models.ForeignKey, beside: list[str], owner: models.Model) -> set[tuple[object, ...]]:
    """What stands beside the key in the rows of this owner."""
    return set(key.model._base_manager.filter(**{key.name: owner}).values_list(*beside)) if beside else set()


def value(row: models.Model, beside: list[str]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in beside)


def field_named(name: str) -> Relation:
    model, _, name = name.rpartition(".")
    return cast("Relation", apps.get_model(model)._meta.get_field(name))
