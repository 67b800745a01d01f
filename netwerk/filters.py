"""Filters are GET forms; the view hands them a queryset and shows what comes back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property

from .facets import Facet, Option, TopicFacet
from .search.models import SearchDocument
from .search.query import Query

BY_RELEVANCE = {"relevantie": ("Beste eerst", ["-rank", "-pk"])}
MOST_WAYS_OUT = 4  # each costs a query
SHORT_GROUP = 12


@dataclass
class Group:
    """A facet as the page shows it."""

    name: str
    label: str
    options: list[Option]

    @cached_property
    def first(self) -> list[Option]:
        """What the page shows at once: all of a short group, else what is chosen and what gives most."""
        if len(self.options) <= SHORT_GROUP:
            return self.options
        return sorted(self.options, key=lambda option: (not option.chosen, -option.count))[:SHORT_GROUP]

    @cached_property
    def rest(self) -> list[Option]:
        shown = {option.value for option in self.first}
        return [option for option in self.options if option.value not in shown]


@dataclass
class Chip:
    """A chosen value, and the address of the list without it."""

    group: str
    label: str
    url: str


class FacetedFilter(django_filters.FilterSet):
    """The order and the facets of a list. What is unknown in the address is ignored, and said."""

    ORDERS = {
        "nieuwste": ("Nieuwste eerst", ["-published_at", "-pk"]),
        "titel": ("Op alfabet", ["sort_name", "pk"]),
    }

    volgorde = django_filters.CharFilter(label="Volgorde", method="unchanged")
    queryset: QuerySet[Any]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.search = Query(self.data.get("q", ""))
        self.everything = self.queryset
        if self.search:
            self.queryset = SearchDocument.objects.find_in(self.queryset, self.search.text)

    def unchanged(self, queryset, name, value):
        return queryset

    @cached_property
    def orders(self) -> dict[str, tuple[str, list[str]]]:
        """The first is the usual one: what fits a question best, when there is one."""
        return BY_RELEVANCE | self.ORDERS if self.search else self.ORDERS

    @cached_property
    def order(self) -> str:
        wanted = self.data.get("volgorde", "")
        return wanted if wanted in self.orders else next(iter(self.orders))

    @property
    def facets(self) -> dict[str, Facet]:
        return {name: f for name, f in self.filters.items() if isinstance(f, Facet)}

    @cached_property
    def known(self) -> dict[str, dict[str, str]]:
        """For each group the chosen values that exist, with their labels."""
        asked = {name: self._asked(name) for name in self.facets}
        return {
            name: facet.known(asked[name], self.everything) if asked[name] else {}
            for name, facet in self.facets.items()
        }

    @cached_property
    def unknown(self) -> list[str]:
        return [value for name in self.facets for value in self._asked(name) if value not in self.known[name]]

    @property
    def every_topic(self) -> bool:
        return self.data.get("alle") == "ja"

    @property
    def is_filtered(self) -> bool:
        return bool(self.search) or any(self.known.values())

    @cached_property
    def qs(self):
        queryset = self.narrowed()
        if self.order in BY_RELEVANCE:
            queryset = SearchDocument.objects.with_rank(queryset, self.search.text)
        return queryset.order_by(*self.orders[self.order][1])

    def narrowed(self, *, without: str = "", without_value: str = ""):
        """The list by all that is chosen, or with one group (or one value of it) left out."""
        queryset = self.everything if without == "q" else self.queryset
        for name, facet in self.facets.items():
            values = [
                v for v in self.known[name] if name != without or (without_value and v != without_value)
            ]
            every = {"every": True} if isinstance(facet, TopicFacet) and self.every_topic else {}
            queryset = facet.filter(queryset, values, **every)
        return queryset

    @cached_property
    def groups(self) -> list[Group]:
        """Every facet with its values and their numbers; one query each."""
        groups = []
        for name, facet in self.facets.items():
            own = "" if isinstance(facet, TopicFacet) and self.every_topic else name
            others = any(values for other, values in self.known.items() if other != own)
            options = facet.options(self.queryset, self.narrowed(without=own) if others else None)
            for option in options:
                option.chosen = option.value in self.known[name]
            # A chosen value may be too rare to be among the shown ones; it must stay there to be undone.
            missing = self.known[name].keys() - {option.value for option in options}
            options += [Option(value, self.known[name][value], 0, chosen=True) for value in sorted(missing)]
            groups.append(Group(name, str(facet.label), options))
        return groups

    @cached_property
    def chips(self) -> list[Chip]:
        chips = [
            Chip(str(self.facets[name].label), label, self.address(without=(name, value)))
            for name, values in self.known.items()
            for value, label in values.items()
        ]
        if self.search:
            chips.append(
                Chip("Zoekwoord", self.search.text, self.address(without=("q", self.data["q"].strip())))
            )
        return chips

    @cached_property
    def ways_out(self) -> list[tuple[Chip, int]]:
        """For a list that came out empty: what leaving out one choice gives, the best first."""
        values = [(name, value) for name in self.known for value in self.known[name]]
        values += [("q", "")] if self.search else []
        counts = [self.narrowed(without=n, without_value=v).count() for n, v in values[:MOST_WAYS_OUT]]
        ways = [(chip, count) for chip, count in zip(self.chips, counts, strict=False) if count]
        return sorted(ways, key=lambda way: -way[1])

    def address(self, *, without: tuple[str, str] | None = None) -> str:
        """The address of this list: parameters in one order, nothing empty or usual, from the first page."""
        return self.request.path + self.query_string(without)

    def query_string(self, without: tuple[str, str] | None = None) -> str:
        query = urlencode([pair for pair in self.parameters() if pair != without])
        return f"?{query}" if query else ""

    def about(self) -> str:
        """What the list is narrowed to, in words."""
        labels = [label for values in self.known.values() for label in values.values()]
        about = f"over {', '.join(labels)}" if labels else ""
        return " ".join(filter(None, [about, f"met “{self.search.text}”" if self.search else ""]))

    def parameters(self) -> list[tuple[str, str]]:
        pairs = [(name, value) for name in self.facets for value in sorted(set(self._asked(name)))]
        if self.every_topic:
            pairs.append(("alle", "ja"))
        if self.order != next(iter(self.orders)):
            pairs.append(("volgorde", self.order))
        if self.search.text:  # also what cannot be searched for: the page says so
            pairs.append(("q", self.data["q"].strip()))  # all of it: the page says when it was too long
        return pairs

    def identity(self) -> list[tuple[str, str]]:
        """What the list is narrowed to, in words that stay when a topic or a person gets another address."""
        pairs = [
            (name, value)
            for name, values in self.known.items()
            for value in (sorted(self.facets[name].identity([*values], self.everything)) if values else [])
        ]
        pairs += [("alle", "ja")] if self.every_topic else []
        return [*pairs, ("q", self.search.text)] if self.search else pairs

    def moved_address(self) -> str:
        """Where this list is now, when a topic in its address was renamed or went into another one."""
        moved = {
            (name, value): now
            for name, facet in (self.facets.items() if self.unknown else ())
            for value, now in facet.moved(self._asked(name), self.everything).items()
        }
        pairs = [(name, moved.get((name, value), value)) for name, value in self.parameters()]
        return f"{self.request.path}?{urlencode([*dict.fromkeys(pairs)])}" if moved else ""

    @property
    def is_canonical(self) -> bool:
        """Whether the visitor's own address is the one address of this list; others redirect to it."""
        ours = {*self.facets, "alle", "volgorde", "q"}
        asked = [(name, value) for name in self.data if name in ours for value in self.data.getlist(name)]
        return asked == self.parameters()

    def _asked(self, name: str) -> list[str]:
        return [value for value in self.data.getlist(name) if value]
