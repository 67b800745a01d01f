"""What a page tells of the rows that move or go back: the stories, quotes and people they are a part of."""

from dataclasses import dataclass
from typing import Any

from ..references import link_to, owner_of
from .going_back import GoingBack
from .moves import Move

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


def preview(key: Any, rows: list[Any]) -> Shown:
    return Shown(len(rows), [link_to(thing) for thing in things(key, rows[:SHOWN])])


def things(key: Any, rows: list[Any]) -> list[Any]:
    name = owner_of(key)
    if not name:
        return rows
    owner: Any = key.model._meta.get_field(name)
    known = owner.related_model._base_manager.in_bulk({getattr(row, owner.attname) for row in rows})
    return [known[pk] for row in rows if (pk := getattr(row, owner.attname)) in known]


def title_of(key: Any) -> str:
    name = owner_of(key)
    model = key.model._meta.get_field(name).related_model if name else key.model
    return str(model._meta.verbose_name_plural).capitalize()


def line(part: Move | GoingBack, **lists: list[Any]) -> MovedRow:
    filled = {name: preview(part.field, rows) for name, rows in lists.items() if rows}
    return MovedRow(title_of(part.field), filled)


def lines_of_merge(moves: list[Move]) -> list[MovedRow]:
    found = [line(move, moved=move.moved, doubled=move.doubled) for move in moves]
    return [one for one in found if one.lists]


def lines_of_undo(parts: list[GoingBack]) -> list[MovedRow]:
    found = [line(part, back=part.back, again=part.again, changed=part.changed) for part in parts]
    return [one for one in found if one.lists]
