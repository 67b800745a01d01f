"""What a list that came out empty offers instead. Every number is what the reader gets."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from netwerk.content.sentences import in_quotes, the_words
from netwerk.search.spelling import suggest

MOST_TOPICS = 10  # that are each left out in turn
SHOWN = 6


@dataclass(frozen=True)
class WayOut:
    text: str
    url: str
    count: int


@dataclass(frozen=True)
class Choice:
    """Parameters that are one choice to a reader: the word, or all that is ticked in a group."""

    text: str
    pairs: Collection[tuple[str, str]]


class WaysOut:
    """Without one of the choices; where that gives nothing, with only one of them; and the whole list."""

    def __init__(self, chosen: Any):
        self.filter = chosen

    @cached_property
    def choices(self) -> list[Choice]:
        f = self.filter
        word = [Choice(the_words(f.search.text), [f.word])] if f.search else []
        groups = [
            Choice(
                f"{str(f.facets[name].label).lower()}: {in_quotes(values.values())}", f.parameters_of(name)
            )
            for name, values in f.known.items()
            if values
        ]
        return word + groups

    @cached_property
    def fewer(self) -> list[WayOut]:
        """Inside a group, fewer ticks give less: a group goes as a whole, unless all its topics must fit."""
        ways = [(f"Zonder {choice.text}", choice.pairs) for choice in self.choices]
        topics = self.filter.known.get("onderwerp", {})
        if self.filter.every_topic and len(topics) > 1:
            ways.append(("Met één van de onderwerpen in plaats van allemaal", [("alle", "ja")]))
            some = list(topics.items())[:MOST_TOPICS]
            ways += [(f"Zonder onderwerp: ‘{name}’", [("onderwerp", slug)]) for slug, name in some]
        return self.that_give_something(ways)

    @cached_property
    def only(self) -> list[WayOut]:
        every = {pair for choice in self.choices for pair in choice.pairs}
        ways = [(f"Alleen {choice.text}", every - {*choice.pairs}) for choice in self.choices]
        return self.that_give_something(ways) if len(ways) > 1 else []

    def __iter__(self):
        return iter((self.fewer or self.only)[:SHOWN])

    @cached_property
    def total(self) -> int:
        """How many there are when nothing is chosen."""
        return self.filter.everything.count()

    @cached_property
    def meant(self) -> WayOut | None:
        """The same list with another spelling, when that gives something here."""
        f = self.filter
        spelling = suggest(f.search.text, f.narrowed(without=[f.word])) if f.search else ""
        if not spelling:
            return None
        data = f.data.copy()
        data["q"] = spelling
        other = type(f)(data, queryset=f.everything, request=f.request)
        count = other.narrowed().count()
        return WayOut(spelling, other.address(), count) if count else None

    def that_give_something(self, ways: Sequence[tuple[str, Collection[tuple[str, str]]]]) -> list[WayOut]:
        counts = counted([self.filter.narrowed(without=pairs) for _, pairs in ways])
        found = [
            WayOut(text, self.filter.address(without=pairs), count)
            for (text, pairs), count in zip(ways, counts, strict=True)
            if count
        ]
        # The word first: it is typed, so it is what may be wrong; then what gives most.
        return sorted(found, key=lambda way: (" woord" not in way.text, -way.count))


def counted(querysets: list[Any]) -> list[int]:
    """How many rows each has, in one query."""
    parts, params = [], []
    for number, queryset in enumerate(querysets):
        try:
            sql, own = queryset.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {number}, count(*) FROM ({sql}) AS narrowed")  # noqa: S608 — made by the ORM
        params += own
    if not parts:
        return [0] * len(querysets)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        counts = dict(cursor.fetchall())
    return [counts.get(number, 0) for number in range(len(querysets))]
