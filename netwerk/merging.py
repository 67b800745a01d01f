"""Two rows that are about one thing become one: what belongs to the first moves to the second.

A merge waits for every save that is going on, and every save waits for a merge: a story that is saved meanwhile
would hang on to what is gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.http import HttpRequest

from .addresses import OldAddress

LOCK = 7_120_512  # any number no other lock of ours has


class CannotMerge(Exception):
    """Says why, in Dutch."""


@dataclass
class Move:
    """The rows of one model that belong to what goes; ``doubled`` are those that the other has already."""

    field: Any
    moved: list[Any] = field(default_factory=list)
    doubled: list[Any] = field(default_factory=list)

    @property
    def model(self) -> type[models.Model]:
        return self.field.model


def wait() -> None:
    """For a merge that is going on. Whoever saves does not wait for others who save."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


@contextmanager
def no_merge(request: HttpRequest) -> Iterator[None]:
    """While a form is saved; inside a transaction."""
    if request.method == "POST":
        wait()
    yield


def alone() -> None:
    """Until the end of the transaction nobody saves what could belong to the two."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def moves(old: models.Model, new: models.Model) -> list[Move]:
    """What a merge would do, without doing it."""
    return [plan(relation.field, old, new) for relation in relations(type(old))]


def relations(model: type[models.Model]) -> Iterator[Any]:
    """The foreign keys to the model, those of its history aside."""
    return (r for r in model._meta.related_objects if not r.many_to_many)


def plan(key: Any, old: models.Model, new: models.Model) -> Move:
    rows = key.model._base_manager.filter(**{key.name: old}).order_by("pk")
    beside = beside_in_constraints(key)
    taken = set(key.model._base_manager.filter(**{key.name: new}).values_list(*beside)) if beside else set()
    move = Move(key)
    for row in rows:
        double = beside and tuple(getattr(row, name) for name in beside) in taken
        (move.doubled if double else move.moved).append(row)
    return move


def beside_in_constraints(key: Any) -> list[str]:
    """What, together with the key, can be there once."""
    for constraint in key.model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and key.name in constraint.fields:
            others = [name for name in constraint.fields if name != key.name]
            return [key.model._meta.get_field(name).attname for name in others]
    return []


def carry_out(move: Move, new: models.Model) -> None:
    """One by one: each leaves its history and takes its document in the search index along."""
    for row in move.doubled:
        row.delete()
    for row in move.moved:
        setattr(row, move.field.name, new)
        row.save()


def redirect_addresses(old: Any, new: Any, *, also_current: bool) -> None:
    """All that led to the one leads to the other now, in one step."""
    kind = old._meta.label_lower
    OldAddress.objects.filter(kind=kind, object_id=old.pk, gone=False).update(object_id=new.pk)
    if also_current:
        OldAddress.objects.update_or_create(kind=kind, slug=old.slug, defaults={"object_id": new.pk})
