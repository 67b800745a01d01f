"""Filters are GET forms; the view hands them a queryset and shows what comes back."""

from collections.abc import Collection
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet

from netwerk.content.sentences import the_words
from netwerk.http.copied import as_copied
from netwerk.search.models import SearchDocument
from netwerk.search.query import Query

from .facets import Facet, Option
from .filter_groups import Chip, Group
from .related_facets import TopicFacet
from .ways_out import WaysOut

BY_RELEVANCE = {"relevantie": ("Beste eerst", ["-rank", "-pk"])}
RESULTS = "#gevonden"  # the sentence above the results; a browser moves the focus there, without script


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
            self.queryset = SearchDocument.objects.find_in(self.queryset, self.search)

    def unchanged(self, queryset, name, value):
        return queryset

    @cached_property
    def orders(self) -> dict[str, tuple[str, list[str]]]:
        """The first is the usual one: what fits a question best, when there is one."""
        return BY_RELEVANCE | self.ORDERS if self.search else self.ORDERS

    @cached_property
    def order(self) -> str:
        wanted = self.data.get("volgorde", "")
        return wanted if wanted in self.orders else self.usual_order

    @property
    def usual_order(self) -> str:
        return next(iter(self.orders))

    @property
    def facets(self) -> dict[str, Facet]:
        return {name: f for name, f in self.filters.items() if isinstance(f, Facet)}

    @cached_property
    def known_as_asked(self) -> dict[str, dict[str, str]]:
        """For each group the values of the address that exist, with their labels."""
        asked = {name: self._asked(name) for name in self.facets}
        return {
            name: facet.known(asked[name], self.everything) if asked[name] else {}
            for name, facet in self.facets.items()
        }

    @cached_property
    def renamed(self) -> dict[str, dict[str, str]]:
        """For each group the values of the address that are called otherwise now, with how."""
        found = {}
        for name, facet in self.facets.items():
            unknown = [value for value in self._asked(name) if value not in self.known_as_asked[name]]
            if unknown:
                meant = {value: as_copied(value) for value in unknown}
                moved = facet.moved([*unknown, *meant.values()], self.everything)
                known = facet.known([*meant.values()], self.everything)
                now = {value: moved.get(value) or moved.get(text) or text for value, text in meant.items()}
                found[name] = {v: text for v, text in now.items() if text in {*moved.values(), *known}}
        return found

    @cached_property
    def known(self) -> dict[str, dict[str, str]]:
        """For each group the chosen values, with their labels."""
        return {
            name: facet.known(self.values(name), self.everything)
            if self.renamed.get(name)
            else self.known_as_asked[name]
            for name, facet in self.facets.items()
        }

    @cached_property
    def unknown(self) -> list[str]:
        return [value for name in self.facets for value in self.values(name) if value not in self.known[name]]

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
            queryset = SearchDocument.objects.with_rank(queryset, self.search)
        return queryset.order_by(*self.orders[self.order][1])

    def narrowed(self, without: Collection[tuple[str, str]] = ()):
        """The list by all that is chosen, but for some parameters."""
        queryset = self.everything if self.search and self.word in without else self.queryset
        for name, facet in self.facets.items():
            values = [value for value in self.known[name] if (name, value) not in without]
            every = isinstance(facet, TopicFacet) and self.every_topic and ("alle", "ja") not in without
            queryset = facet.filter(queryset, values, **({"every": True} if every else {}))
        return queryset

    @cached_property
    def groups(self) -> list[Group]:
        """Every facet with its values and their numbers; one query each."""
        groups = []
        for name, facet in self.facets.items():
            own = "" if isinstance(facet, TopicFacet) and self.every_topic else name
            others = any(values for other, values in self.known.items() if other != own)
            narrowed = self.narrowed(without=self.parameters_of(own)) if others else None
            options = facet.options(self.queryset, narrowed)
            for option in options:
                option.chosen = option.value in self.known[name]
            # A chosen value may be too rare to be among the shown ones; it must stay there to be undone.
            missing = self.known[name].keys() - {option.value for option in options}
            options += [Option(value, self.known[name][value], 0, chosen=True) for value in sorted(missing)]
            groups.append(Group(name, str(facet.label), options, facet.few_words))
        return groups

    @cached_property
    def chips(self) -> list[Chip]:
        chips = [
            Chip(str(self.facets[name].label), label, self.address(without=[(name, value)]) + RESULTS)
            for name, values in self.known.items()
            for value, label in values.items()
        ]
        if self.search:
            chips.append(Chip("Zoekwoord", self.search.text, self.address(without=[self.word]) + RESULTS))
        return chips

    @cached_property
    def ways_out(self) -> WaysOut:
        return WaysOut(self)

    def address(self, *, without: Collection[tuple[str, str]] = ()) -> str:
        """The address of this list: parameters in one order, nothing empty or usual, from the first page."""
        return self.request.path + self.query_string(without)

    def query_string(self, without: Collection[tuple[str, str]] = ()) -> str:
        pairs = [pair for pair in self.parameters() if pair not in without]
        if self.search and self.word in without:  # then another order is the usual one
            pairs = [pair for pair in pairs if pair != ("volgorde", next(iter(self.ORDERS)))]
        return f"?{urlencode(pairs)}" if pairs else ""

    def about(self) -> str:
        """What the list is narrowed to, in words."""
        about = ""
        facets = sorted(self.facets.items(), key=lambda item: not item[1].comes_first)
        for name, facet in facets:
            if self.known[name]:
                is_topic = isinstance(facet, TopicFacet)
                link = "en" if is_topic and self.every_topic else "of"
                comma = "," if about and not is_topic else ""
                about = f"{about}{comma} {facet.sentence(self.known[name], link)}"
        if self.search:
            about = f"{about}{',' if about else ''} met {the_words(self.search.text)}"
        return about.strip()

    @property
    def word(self) -> tuple[str, str]:
        return "q", self.data["q"].strip()  # all of it: the page says when it was too long

    def parameters(self) -> list[tuple[str, str]]:
        pairs = [pair for name in self.facets for pair in self.parameters_of(name)]
        if self.every_topic:
            pairs.append(("alle", "ja"))
        if self.order != self.usual_order:
            pairs.append(("volgorde", self.order))
        if self.search.text:  # also what cannot be searched for: the page says so
            pairs.append(self.word)
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
        """Where this list is now, when a topic or a person in its address is called otherwise."""
        return self.address() if any(self.renamed.values()) else ""

    def parameters_of(self, name: str) -> list[tuple[str, str]]:
        return [(name, value) for value in self.values(name)]

    @property
    def is_canonical(self) -> bool:
        """Whether the visitor's own address is the one address of this list; others redirect to it."""
        ours = {*self.facets, "alle", "volgorde", "q"}
        asked = [(name, value) for name in self.data if name in ours for value in self.data.getlist(name)]
        return asked == self.parameters()

    def values(self, name: str) -> list[str]:
        """The values of a group in one order, by their present names."""
        renamed = self.renamed.get(name, {})
        return sorted({renamed.get(value, value) for value in self._asked(name)})

    def _asked(self, name: str) -> list[str]:
        return [value for value in self.data.getlist(name) if value]
