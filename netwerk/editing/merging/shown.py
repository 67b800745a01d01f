"""What a page tells of the rows that move or go back: the stories, quotes and people they are a part of."""

from dataclasses import dataclass

from django.db.models import Model

from netwerk.content.querysets import related_model

from ..references import link_to, owner_of
from .going_back import GoingBack
from .moves import Move, Relation

SHOWN = 25  # more names than these nobody reads


@dataclass
class Shown:
    """Things of one kind with what happens to them; the first by name, the others as a number."""

    total: int
    links: list[tuple[str, str]]

    @property
    def more(self) -> int:
        return self.total - len(self.links)


@dataclass
class MovedRow:
    title: str
    lists: dict[str, Shown]


def preview(relation: Relation, rows: list[Model]) -> Shown:
    return Shown(len(rows), [link_to(owner) for owner in owners(relation, rows[:SHOWN])])


def owners(relation: Relation, rows: list[Model]) -> list[Model]:
    """What the rows are a part of; the rows themselves when they have a form of their own."""
    name = owner_of(relation)
    if not name:
        return rows
    key = relation.model._meta.get_field(name)
    by_pk = related_model(key)._base_manager.in_bulk({getattr(row, f"{name}_id") for row in rows})
    return [by_pk[pk] for row in rows if (pk := getattr(row, f"{name}_id")) in by_pk]


def title_of(relation: Relation) -> str:
    name = owner_of(relation)
    model = related_model(relation.model._meta.get_field(name)) if name else relation.model
    return str(model._meta.verbose_name_plural).capitalize()


def line(part: Move | GoingBack, **lists: list[Model]) -> MovedRow:
    filled = {name: preview(part.relation, rows) for name, rows in lists.items() if rows}
    return MovedRow(title_of(part.relation), filled)


def lines_of_merge(moves: list[Move]) -> list[MovedRow]:
    lines = [line(move, moved=move.moved, doubled=move.doubled) for move in moves]
    return [shown for shown in lines if shown.lists]


def lines_of_undo(parts: list[GoingBack]) -> list[MovedRow]:
    lines = [line(part, back=part.back, again=part.again, changed=part.changed) for part in parts]
    return [shown for shown in lines if shown.lists]
