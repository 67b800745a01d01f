"""What differs between two snapshots: fields of the whole, and parts that came, went, moved or changed."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from netwerk.content.richtext import RichTextField, clean_html

from . import words
from .shape import PLACES
from .snapshot import Revision, Row
from .texts import Names, kind_of, label_of, part_name, text_of
from .words import TextChange

ADDED, REMOVED, CHANGED, MOVED = "toegevoegd", "verwijderd", "gewijzigd", "verplaatst"


@dataclass(frozen=True)
class FieldDifference:
    label: str
    before: str
    after: str
    pieces: list[TextChange]


@dataclass(frozen=True)
class PartDifference:
    kind: str
    name: str
    what: str
    fields: list[FieldDifference] = field(default_factory=list)


@dataclass(frozen=True)
class Difference:
    fields: list[FieldDifference]
    parts: list[PartDifference]

    def __bool__(self) -> bool:
        return bool(self.fields or self.parts)


def compare_revisions(before: Revision, after: Revision) -> Difference:
    names = Names(before, after)
    moved = moved_parts(before, after)
    parts = []
    for key in in_order(before, after):
        old, new = before.parts.get(key), after.parts.get(key)
        changed = fields_of(old, new, names)
        if old is None or new is None:
            what = ADDED if old is None else REMOVED
        else:
            what = " en ".join([CHANGED] * bool(changed) + [MOVED] * (key in moved))
        if what:
            row: Any = new or old
            parts.append(PartDifference(kind_of(row), part_name(row, names), what, changed))
    return Difference(fields_of(before.root, after.root, names), parts)


def whole_revision(snapshot: Revision) -> Difference:
    """All that is in one snapshot, in the same form."""
    names = Names(snapshot)

    def plain(row: Row) -> list[FieldDifference]:
        found = []
        for one in row.shape.all_fields():
            text = text_of(one, row.values.get(one.name), names)
            if text and one.name not in PLACES:
                found.append(FieldDifference(label_of(one), "", text, [TextChange(words.SAME, text)]))
        return found

    parts = [PartDifference(kind_of(row), "", "", plain(row)) for row in snapshot.parts.values()]
    return Difference(plain(snapshot.root), parts)


def fields_of(old: Row | None, new: Row | None, names: Names) -> list[FieldDifference]:
    row: Any = new or old
    found = []
    for one in row.shape.all_fields():
        was, is_now = (side.values.get(one.name) if side else None for side in (old, new))
        if was == is_now or one.name in PLACES:
            continue
        before, after = text_of(one, was, names), text_of(one, is_now, names)
        if (
            before == after
            and isinstance(one, RichTextField)
            and clean_html(was or "") != clean_html(is_now or "")
        ):
            before, after = str(was), str(is_now)  # only the markup differs
        if as_read(before) != as_read(after):
            pieces = words.difference(before, after)
            found.append(FieldDifference(label_of(one), before, after, pieces))
    return found


def as_read(text: str) -> list[str]:
    """What a form adds by itself, such as other line ends, is nobody's change."""
    return [line.rstrip() for line in text.strip().splitlines()]


def moved_parts(before: Revision, after: Revision) -> set[Any]:
    """Parts that are in both, and no longer in the same order; numbers alone say nothing."""
    old = [key for key in before.parts if key in after.parts]
    new = [key for key in after.parts if key in before.parts]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return set(old) - {key for block in blocks for key in old[block.a : block.a + block.size]}


def in_order(before: Revision, after: Revision) -> list[Any]:
    """The parts as they follow each other now; what went stands where it was."""
    order = list(after.parts)
    last = -1
    for key in before.parts:
        if key in after.parts:
            last = order.index(key)
        else:
            last += 1
            order.insert(last, key)
    return order
