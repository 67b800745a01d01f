"""Facets of what belongs to a row: its topics, its people, a value that it has in more than one way."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, F, Func, Q, QuerySet

from netwerk.content.slugs import SlugHistory

from .facets import MOST_OPTIONS, Facet, Option, inside, plain_values


class PersonFacet(Facet):
    """People, named by their slug. ``people`` are those who may be named; a name is never shown otherwise."""

    def __init__(self, path: str, *, people: Callable[[], QuerySet], only: Q | None = None, **kwargs: Any):
        super().__init__(path, **kwargs)
        self.people = people
        self.only = only or Q()  # of the rows in between: who wrote, not who is mentioned

    def filter(self, qs, value):
        if not value:
            return qs
        theirs = {f"{self.path}__in": self.people().filter(slug__in=value)}
        return qs.filter(pk__in=qs.model._base_manager.filter(self.only, **theirs).values("pk"))

    def known(self, values, listed):
        # Only from the list itself: the name of somebody in a draft is nobody's business.
        theirs = {f"{self.path}__in": self.people().filter(slug__in=plain_values(values))}
        rows = listed.order_by().filter(self.only, **theirs)
        return dict(rows.values_list(f"{self.path}__slug", f"{self.path}__name").distinct())

    def moved(self, values, listed):
        keys = SlugHistory.objects.ids_of(self.people().model, plain_values(values))
        slugs = dict(self.people().filter(pk__in=keys.values()).values_list("pk", "slug"))
        return {old: slugs[key] for old, key in keys.items() if key in slugs}

    def identity(self, values, listed):
        return [str(pk) for pk in self.people().filter(slug__in=values).values_list("pk", flat=True)]

    def options(self, listed, narrowed):
        rows = listed.order_by().filter(self.only, **{f"{self.path}__in": self.people().order_by()})
        rows = rows.values_list(f"{self.path}__slug", f"{self.path}__name")
        counted = rows.annotate(n=Count("pk", filter=inside(narrowed), distinct=True))
        counted = counted.order_by("-n", f"{self.path}__sort_name")
        return [Option(slug, name, n) for slug, name, n in counted[:MOST_OPTIONS]]


class TopicFacet(Facet):
    """Topics. With ``every`` a row must have all of the chosen ones, and the numbers follow."""

    def __init__(self, reads: str = "over {}"):
        super().__init__("topic_rows__tag", label="Onderwerp", reads=reads)

    def filter(self, qs, value, *, every: bool = False):
        # A subquery for each condition: a join would give a row with two of the topics twice.
        for slugs in [[slug] for slug in value] if every else [value] if value else []:
            qs = qs.filter(pk__in=self._rows(qs.model).filter(tag__slug__in=slugs).values("content_object"))
        return qs

    def moved(self, values, listed):
        model = self._rows(listed.model).model._meta.get_field("tag").related_model
        keys = SlugHistory.objects.ids_of(model, plain_values(values))
        topics = model.objects.filter(Q(slug__in=plain_values(values)) | Q(pk__in=keys.values()))
        end = {topic.pk: topic.end_of_merges().slug for topic in topics.select_related("merged_into")}
        merged = {topic.slug: end[topic.pk] for topic in topics if topic.merged_into_id}
        return merged | {slug: end[key] for slug, key in keys.items() if key in end}

    def known(self, values, listed):
        rows = self._rows(listed.model).filter(content_object__in=listed.order_by().values("pk"))
        topics = rows.filter(tag__slug__in=plain_values(values), tag__merged_into=None)
        return dict(topics.values_list("tag__slug", "tag__name").distinct())

    def identity(self, values, listed):
        rows = self._rows(listed.model).filter(tag__slug__in=values)
        return [str(pk) for pk in rows.values_list("tag", flat=True).distinct()]

    def options(self, listed, narrowed):
        rows = self._rows(listed.model).filter(
            content_object__in=listed.order_by().values("pk"), tag__merged_into=None
        )
        counted = rows.values_list("tag__slug", "tag__name")
        counted = counted.annotate(n=Count("pk", filter=inside(narrowed, "content_object")))
        return [Option(slug, name, n) for slug, name, n in counted.order_by("tag__sort_name")]

    @staticmethod
    def _rows(model: Any) -> QuerySet:
        return model._meta.get_field("topic_rows").related_model.objects.order_by()


class SeveralWaysFacet(Facet):
    """A value that a row can have in more than one way: the organisations of those quoted and of the authors.

    ``ways`` gives each path with what must be true of the rows on it; ``own`` is the array of values that the row
    has of itself.
    """

    def __init__(self, ways: Mapping[str, Q], *, own: str, **kwargs: Any):
        super().__init__(next(iter(ways)), **kwargs)
        self.ways, self.own = ways, own

    def filter(self, qs, value):
        if not value:
            return qs
        plain = qs.model._base_manager.order_by()
        ways = [
            Q(pk__in=plain.filter(only, **{f"{path}__in": value}).values("pk"))
            for path, only in self.ways.items()
        ]
        return qs.filter(Q(*ways, **{f"{self.own}__overlap": value}, _connector=Q.OR))

    def options(self, listed, narrowed):
        rows = (listed if narrowed is None else narrowed).order_by()
        # One set of (row, value) pairs, whichever way they are found, counted in the database.
        ways = [
            rows.filter(only).annotate(way=F(path)).exclude(way=None).values_list("pk", "way")
            for path, only in self.ways.items()
        ]
        each_of_own = Func(F(self.own), function="unnest", output_field=CharField())
        own = rows.annotate(way=each_of_own).values_list("pk", "way")
        sql, params = own.union(*ways).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pair.way, count(*) FROM ({sql}) AS pair (row, way) GROUP BY 1", params)  # noqa: S608 — both parts are made by the ORM
            counts = dict(cursor.fetchall())
        return [Option(value, label, counts.get(value, 0)) for value, label in self.choices.items()]
