"""Groups of tick boxes with honest numbers.

Inside a group a row matches when one of the chosen values fits; between groups all must fit. The number beside
a value is what the list holds when that value alone is chosen in its group: the group itself is left out of
the count, all other groups count. A group asks the database once, however many values it has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, digits
from typing import Any

import django_filters
from django import forms
from django.db.models import Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Left

from netwerk.content.sentences import listed_words

MOST_VALUES = 50  # chosen in one group; more is a program trying things out
MOST_OPTIONS = 40  # shown in a group that grows with the content; those with most results
UNKNOWN = "onbekend"
LETTERS = frozenset(ascii_lowercase + digits)


@dataclass
class Option:
    value: str
    label: str
    count: int
    chosen: bool = False

    @property
    def disabled(self) -> bool:
        """A tick that would give nothing. A chosen one stays enabled, so that it can be undone."""
        return not self.count and not self.chosen


def plain_values(values: Iterable[str]) -> list[str]:
    """Values that can be a slug."""
    return [value for value in values if value.isascii()][:MOST_VALUES]


def inside(narrowed: QuerySet | None, column: str = "pk") -> Q | None:
    """Counts only the rows in the narrowed list; all of them when nothing else is chosen."""
    return None if narrowed is None else Q(**{f"{column}__in": narrowed.order_by().values("pk")})


class Facet(django_filters.Filter):
    """Values of one column of the row itself or of a row it points at. ``path`` leads to the value.

    ``reads`` is how a choice reads behind the number of results, such as "voor de fase {}"; ``words`` are the words
    for values whose label does not fit there. What ``comes_first`` stands before the topics: "van gemeenten over …".
    """

    field_class = forms.Field
    few_words = False  # letters and years fit beside each other

    def __init__(
        self,
        path: str,
        *,
        label: str,
        reads: str,
        choices: Sequence[tuple[Any, str]] = (),
        words: Mapping[str, str] | None = None,
        comes_first: bool = False,
    ):
        super().__init__(field_name=path, label=label, required=False)
        self.path, self.reads, self.comes_first = path, reads, comes_first
        self.choices = {str(value): str(name) for value, name in choices if value}
        self.words = {value: name.lower() for value, name in self.choices.items()} | dict(words or {})

    def sentence(self, chosen: Mapping[str, str], link: str = "of") -> str:
        """How the chosen values, given with their labels, read in a sentence."""
        return self.reads.format(
            listed_words([self.words.get(value, label) for value, label in chosen.items()], link)
        )

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return qs.filter(**{f"{self.path}__in": value}) if value else qs

    def known(self, values: list[str], listed: QuerySet) -> dict[str, str]:
        """The given values that exist, with their label."""
        return {value: self.choices[value] for value in values if value in self.choices}

    def moved(self, values: list[str], listed: QuerySet) -> dict[str, str]:
        """The given values that are called otherwise now, with how."""
        return {}

    def identity(self, values: list[str], listed: QuerySet) -> list[str]:
        """What the given values stand for, in words that never change; a slug may."""
        return values

    def options(self, listed: QuerySet, narrowed: QuerySet | None) -> list[Option]:
        """All values in the list, counted among the ``narrowed`` rows (all of them when that is ``None``)."""
        rows = (listed if narrowed is None else narrowed).order_by().values_list(self.path)
        counts = {str(value): n for value, n in rows.annotate(n=Count("pk"))}
        return [Option(value, label, counts.get(value, 0)) for value, label in self.choices.items()]


class FlagFacet(Facet):
    """One box, for a column that is true or false."""

    def __init__(self, path: str, *, choice: str, **kwargs: Any):
        super().__init__(path, choices=[("ja", choice)], **kwargs)

    def filter(self, qs, value):
        return qs.filter(**{self.path: True}) if value else qs

    def options(self, listed, narrowed):
        rows = listed if narrowed is None else narrowed
        return [
            Option(value, label, self.filter(rows, value).count()) for value, label in self.choices.items()
        ]


class OpenFacet(Facet):
    """Values that grow with the content. Rows that have none are found under "onbekend"."""

    def __init__(self, path: str, *, unknown: str, **kwargs: Any):
        super().__init__(path, words={UNKNOWN: unknown}, **kwargs)

    def matching(self, values: list[str]) -> Q:
        return Q(**{f"{self.path}__in": values})

    def without_value(self) -> Q:
        return Q(**{f"{self.path}__isnull": True})

    def filter(self, qs, value):
        if not value:
            return qs
        wanted = self.matching([v for v in value if v != UNKNOWN])
        return qs.filter(wanted | self.without_value() if UNKNOWN in value else wanted)

    def named(self, value: Any, n: int) -> Option:
        return (
            Option(UNKNOWN, "Onbekend", n) if value in {None, UNKNOWN} else Option(str(value), str(value), n)
        )


class TextFacet(OpenFacet):
    """The different texts in a column, such as the names of sources."""

    def without_value(self):
        return super().without_value() | Q(**{f"{self.path}__in": ["", UNKNOWN]})

    def known(self, values, listed):
        found = listed.filter(self.matching(values[:MOST_VALUES])).order_by()
        texts = {text: text for (text,) in found.values_list(self.path).distinct()}
        return texts | ({UNKNOWN: "Onbekend"} if UNKNOWN in values else {})

    def options(self, listed, narrowed):
        text = Case(When(self.without_value(), then=Value(UNKNOWN)), default=F(self.path))
        rows = listed.order_by().annotate(source=text).values_list("source")
        unknown_first = Case(When(source=UNKNOWN, then=0), default=1)
        counted = rows.annotate(n=Count("pk", filter=inside(narrowed))).order_by(
            unknown_first, "-n", "source"
        )
        options = [self.named(*row) for row in counted[: MOST_OPTIONS + 1]]
        return sorted(options, key=lambda option: option.value == UNKNOWN)[:MOST_OPTIONS]


class YearFacet(OpenFacet):
    """The year of a date; newest first."""

    few_words = True

    def matching(self, values):
        return Q(**{f"{self.path}__year__in": values})

    def known(self, values, listed):
        years = {v: v for v in values if v.isascii() and v.isdigit() and len(v) == 4}
        return years | ({UNKNOWN: "Onbekend"} if UNKNOWN in values else {})

    def options(self, listed, narrowed):
        rows = listed.order_by().values_list(f"{self.path}__year")
        counted = rows.annotate(n=Count("pk", filter=inside(narrowed)))
        year = F(f"{self.path}__year")
        return [self.named(*row) for row in counted.order_by(year.desc(nulls_last=True))]


class LetterFacet(Facet):
    """The first letter that a row is sorted under."""

    few_words = True

    def filter(self, qs, value):
        starts = [Q(**{f"{self.path}__startswith": letter}) for letter in value]
        return qs.filter(Q(*starts, _connector=Q.OR)) if starts else qs

    def known(self, values, listed):
        return {letter: letter.upper() for letter in values if letter in LETTERS}

    def options(self, listed, narrowed):
        rows = listed.order_by().annotate(starts=Left(self.path, 1)).exclude(starts="").values_list("starts")
        counted = rows.annotate(n=Count("pk", filter=inside(narrowed))).order_by("starts")
        return [Option(letter, letter.upper(), n) for letter, n in counted]
