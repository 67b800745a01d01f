"""What is particular about merging one kind of thing. Each app describes its own models."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Model

from netwerk.content.names import sort_key, tidy, unlike

from . import CannotMerge
from .moves import Move, moves

RULES: dict[type[Model], "Rules"] = {}


class Rules:
    model: ClassVar[type[Model]]
    filled: ClassVar[list[str]] = []  # what the one takes from the other when it has nothing itself
    words = ""  # the column with other words it is found by; the old name becomes one of them
    stays = False  # the row of what goes stays, with ``merged_into``

    def check(self, old: Any, new: Any) -> None:
        """Raise CannotMerge with the reason in Dutch."""

    def check_undo(self, new: Any) -> None:
        """The same, for undoing it."""

    def arrange(self, move: Move, old: Any, new: Any) -> None:
        """Say what else changes in the rows that move."""

    def notes(self, old: Any, new: Any, found: list[Move]) -> Iterable[str]:
        """What an editor has to know beforehand, besides what moves."""
        return ()

    def check_all(self, old: Any, new: Any) -> None:
        if old.pk == new.pk:
            raise CannotMerge("Kies een ander: dit is dezelfde.")
        self.check(old, new)
        if self.words and len(self.all_words(old, new)) > self.most_words():
            raise CannotMerge(f"Er staat te veel bij “{self.label(self.words)}”. Haal er eerst iets weg.")

    def moves(self, old: Any, new: Any) -> list[Move]:
        found = list(moves(old, new))
        for move in found:
            self.arrange(move, old, new)
        return found

    def to_fill(self, old: Any, new: Any) -> list[str]:
        return [
            name
            for name in self.filled
            if getattr(old, name) not in ("", None, False, new) and not getattr(new, name)
        ]

    def label(self, name: str) -> str:
        return str(self.column(name).verbose_name)

    def column(self, name: str) -> Any:
        return self.model._meta.get_field(name)

    def names(self, thing: Any) -> list[str]:
        """All that it is found by."""
        return [getattr(thing, thing.name_field), *self.other_words(thing)]

    def other_words(self, thing: Any) -> list[str]:
        return [tidy(word) for word in getattr(thing, self.words).split(",") if word.strip()]

    def all_words(self, old: Any, new: Any) -> str:
        return ", ".join(unlike(self.names(new)[0], [*self.other_words(new), *self.names(old)]))

    def added_words(self, old: Any, new: Any) -> list[str]:
        known = {sort_key(word) for word in self.names(new)}
        return [word for word in unlike(self.names(new)[0], self.names(old)) if sort_key(word) not in known]

    def most_words(self) -> int:
        return self.column(self.words).max_length


def rules(kind: type[Rules]) -> type[Rules]:
    RULES[kind.model] = kind()
    return kind


def notes(old: Any, new: Any, found: list[Move]) -> Iterable[str]:
    of_kind = RULES[type(old)]
    if of_kind.words:
        yield f"Wie zoekt op “{old}”, vindt straks “{new}”."
    yield from of_kind.notes(old, new, found)
    if labels := [of_kind.label(name) for name in of_kind.to_fill(old, new)]:
        yield f"“{new}” neemt over wat daar leeg is: {', '.join(labels)}."
    yield f"Het oude adres van “{old}” leidt voortaan naar “{new}”."
