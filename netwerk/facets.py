"""Groups of tick boxes with honest numbers.

Inside a group a row matches when one of the chosen values fits; between groups all must fit. The number beside
a value is what the list holds when that value alone is chosen in its group: the group itself is left out of
the count, all other groups count. A group asks the database once, however many values it has.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from .addresses import OldAddress

MOST_VALUES = 50  # chosen in one group; more is a program trying things out
MOST_OPTIONS = 40  # shown in a group that grows with the content; those with most results


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


def _plain(values: Iterable[str]) -> list[str]:
    """Values that can be a slug."""
    return [value for value in values if value.isascii()][:MOST_VALUES]


def _inside(narrowed: QuerySet | None, column: str = "pk") -> Q | None:
    """Counts only the rows in the narrowed list; all of them when nothing else is chosen."""
    return None if narrowed is None else Q(**{f"{column}__in": narrowed.order_by().values("pk")})


class Facet(django_filters.Filter):
    """Values of one column of the row itself or of a row it points at. ``path`` leads to the value."""

    field_class = forms.Field

    def __init__(self, path: str, *, label: str, choices: Sequence[tuple[Any, str]] = ()):
        super().__init__(field_name=path, label=label, required=False)
        self.path = path
        self.choices = {str(value): str(name) for value, name in choices if value}

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


class PersonFacet(Facet):
    """People, named by their slug. ``people`` are those who may be named; a name is never shown otherwise."""

    def __init__(self, path: str, *, label: str, people: Callable[[], QuerySet], only: Q | None = None):
        super().__init__(path, label=label)
        self.people = people
        self.only = only or Q()  # of the rows in between: who wrote, not who is mentioned

    def filter(self, qs, value):
        if not value:
            return qs
        theirs = {f"{self.path}__in": self.people().filter(slug__in=value)}
        return qs.filter(pk__in=qs.model._base_manager.filter(self.only, **theirs).values("pk"))

    def known(self, values, listed):
        # Only from the list itself: the name of somebody in a draft is nobody's business.
        theirs = {f"{self.path}__in": self.people().filter(slug__in=_plain(values))}
        rows = listed.order_by().filter(self.only, **theirs)
        return dict(rows.values_list(f"{self.path}__slug", f"{self.path}__name").distinct())

    def identity(self, values, listed):
        return [str(pk) for pk in self.people().filter(slug__in=values).values_list("pk", flat=True)]

    def options(self, listed, narrowed):
        rows = listed.order_by().filter(self.only, **{f"{self.path}__in": self.people().order_by()})
        rows = rows.values_list(f"{self.path}__slug", f"{self.path}__name")
        counted = rows.annotate(n=Count("pk", filter=_inside(narrowed), distinct=True))
        counted = counted.order_by("-n", f"{self.path}__sort_name")
        return [Option(slug, name, n) for slug, name, n in counted[:MOST_OPTIONS]]


class TextFacet(Facet):
    """The different texts in a column, such as the names of sources."""

    def known(self, values, listed):
        found = listed.filter(**{f"{self.path}__in": values[:MOST_VALUES]}).order_by()
        return {text: text for (text,) in found.values_list(self.path).distinct()}

    def options(self, listed, narrowed):
        rows = listed.order_by().exclude(**{self.path: ""}).filter(**{f"{self.path}__isnull": False})
        counted = rows.values_list(self.path).annotate(n=Count("pk", filter=_inside(narrowed)))
        return [Option(text, text, n) for text, n in counted.order_by("-n", self.path)[:MOST_OPTIONS]]


class TopicFacet(Facet):
    """Topics. With ``every`` a row must have all of the chosen ones, and the numbers follow."""

    def __init__(self):
        super().__init__("topic_rows__tag", label="Onderwerp")

    def filter(self, qs, value, *, every: bool = False):
        # A subquery for each condition: a join would give a row with two of the topics twice.
        for slugs in [[slug] for slug in value] if every else [value] if value else []:
            qs = qs.filter(pk__in=self._rows(qs.model).filter(tag__slug__in=slugs).values("content_object"))
        return qs

    def moved(self, values, listed):
        model = self._rows(listed.model).model._meta.get_field("tag").related_model
        old = OldAddress.objects.filter(kind=model._meta.label_lower, slug__in=_plain(values))
        keys = dict(old.values_list("slug", "object_id"))
        topics = model.objects.filter(Q(slug__in=_plain(values)) | Q(pk__in=keys.values()))
        end = {topic.pk: topic.end_of_merges().slug for topic in topics.select_related("merged_into")}
        merged = {topic.slug: end[topic.pk] for topic in topics if topic.merged_into_id}
        return merged | {slug: end[key] for slug, key in keys.items() if key in end}

    def known(self, values, listed):
        rows = self._rows(listed.model).filter(content_object__in=listed.order_by().values("pk"))
        topics = rows.filter(tag__slug__in=_plain(values), tag__merged_into=None)
        return dict(topics.values_list("tag__slug", "tag__name").distinct())

    def identity(self, values, listed):
        rows = self._rows(listed.model).filter(tag__slug__in=values)
        return [str(pk) for pk in rows.values_list("tag", flat=True).distinct()]

    def options(self, listed, narrowed):
        rows = self._rows(listed.model).filter(
            content_object__in=listed.order_by().values("pk"), tag__merged_into=None
        )
        counted = rows.values_list("tag__slug", "tag__name")
        counted = counted.annotate(n=Count("pk", filter=_inside(narrowed, "content_object")))
        return [Option(slug, name, n) for slug, name, n in counted.order_by("tag__sort_name")]

    @staticmethod
    def _rows(model: Any) -> QuerySet:
        return model._meta.get_field("topic_rows").related_model.objects.order_by()


class YearFacet(Facet):
    """The year of a date; newest first."""

    def filter(self, qs, value):
        return qs.filter(**{f"{self.path}__year__in": value}) if value else qs

    def known(self, values, listed):
        return {v: v for v in values if v.isascii() and v.isdigit() and len(v) == 4}

    def options(self, listed, narrowed):
        rows = listed.order_by().exclude(**{self.path: None}).values_list(f"{self.path}__year")
        rows = rows.annotate(n=Count("pk", filter=_inside(narrowed))).order_by(f"-{self.path}__year")
        return [Option(str(year), str(year), n) for year, n in rows]


class SeveralWaysFacet(Facet):
    """A value that a row can have in more than one way: the organisations of those quoted and of the authors.

    ``ways`` gives each path with what must be true of the rows on it.
    """

    def __init__(self, ways: Mapping[str, Q], *, label: str, choices: Sequence[tuple[Any, str]]):
        super().__init__(next(iter(ways)), label=label, choices=choices)
        self.ways = ways

    def filter(self, qs, value):
        if not value:
            return qs
        plain = qs.model._base_manager.order_by()
        ways = [
            Q(pk__in=plain.filter(only, **{f"{path}__in": value}).values("pk"))
            for path, only in self.ways.items()
        ]
        return qs.filter(Q(*ways, _connector=Q.OR))

    def options(self, listed, narrowed):
        rows = (listed if narrowed is None else narrowed).order_by()
        # One set of (row, value) pairs, whichever way they are found, counted in the database.
        ways = [
            rows.filter(only).annotate(way=F(path)).exclude(way=None).values_list("pk", "way")
            for path, only in self.ways.items()
        ]
        sql, params = ways[0].union(*ways[1:]).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pair.way, count(*) FROM ({sql}) AS pair (row, way) GROUP BY 1", params)  # noqa: S608 — both parts are made by the ORM
            counts = dict(cursor.fetchall())
        return [Option(value, label, counts.get(value, 0)) for value, label in self.choices.items()]
