"""Finding and ranking, as words of a queryset."""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from math import log
from operator import add, or_
from typing import Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramSimilarity, TrigramWordSimilarity
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    Func,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from netwerk.content.names import sort_key
from netwerk.content.querysets import PublishedQuerySet

from .dutch import fold_word, is_stop_word, tokens
from .query import Query
from .rules import fingerprint
from .words import either_form

# Ranking reads the words of every candidate. With this many it takes as long on a million documents as on thousands.
CANDIDATES = 500
WEIGHTS = [0.1, 0.3, 0.6, 1.0]  # parts of compounds, text, keywords, title
BY_LENGTH = Value(1)  # a word says more about a tip than about a long story
SUGGESTED_FROM = 200  # titles, of which the shortest are suggested
SHORTEST_SUGGESTED = 2
PARTLY = 20
SHORTEST_INSIDE = 4  # a shorter part of a name is in too many words that have nothing to do with it
ENOUGH = 50  # documents for which PostgreSQL uses the index
WORTH_SHOWING = 0.6  # of what the best one has


def tsquery(text: str) -> SearchQuery:
    return SearchQuery(text, config="nl_plain", search_type="raw")


class SearchDocumentQuerySet(PublishedQuerySet):
    def for_rows(self, model: type[Model], pks: Iterable[int]) -> Self:
        return self.filter(kind=model._meta.label_lower, object_id__in=pks)

    def outdated(self) -> Self:
        """What was made by other rules than those of now."""
        return self.exclude(rules=fingerprint())

    def of(self, rows: QuerySet[Any]) -> Self:
        """The documents of the rows of a list."""
        pks = rows.order_by().values("pk")
        return self.filter(kind=rows.model._meta.label_lower, object_id__in=pks)

    def search(self, text: str) -> Self:
        """The documents that a reader means, best first."""
        query = Query(text)
        return self.candidates(query).ranked(query) if query else self.none()

    def find_in(self, rows: QuerySet[Any], query: Query | str) -> QuerySet[Any]:
        """The rows of a list that have the words; all of them when there is nothing to search for."""
        query = query if isinstance(query, Query) else Query(query)
        if not query:
            return rows
        found = self.filter(kind=rows.model._meta.label_lower).matching(query.loose)
        return rows.filter(pk__in=found.values("object_id"))

    def with_rank(self, rows: QuerySet[Any], query: Query | str) -> QuerySet[Any]:
        """The rows of a list, each with how well it fits."""
        query = query if isinstance(query, Query) else Query(query)
        ranked = self.filter(kind=rows.model._meta.label_lower, object_id=OuterRef("pk"))
        return rows.annotate(rank=Subquery(ranked.ranked(query).values("rank")[:1]))

    def matching(self, text: str) -> Self:
        return self.filter(vector=tsquery(text))

    def candidates(self, query: Query) -> Self:
        """What matches; of more than ``CANDIDATES`` some, those with all words in the title before others."""
        found = self.matching(query.loose).values("pk")[: CANDIDATES + 1]
        if query.in_title:
            found = self.matching(query.in_title).values("pk")[:CANDIDATES].union(found)
        return type(self)(self.model).filter(pk__in=found)

    def ranked(self, query: Query) -> Self:
        return self.annotate(rank=_rank(query.exact) + _rank(query.near) * 0.3).order_by(
            "-rank", "-published_at", "pk"
        )

    def to_show(self) -> Self:
        """Without the columns that only the index needs; they are as long as the text."""
        return self.only("kind", "object_id", "url", "title", "origin", "text")

    def count_kinds(self) -> dict[str, int]:
        return dict(self.order_by().values_list("kind").annotate(n=Count("pk")))

    def count_words(self, query: Query) -> dict[str, int]:
        """How many documents have each word, counted up to ``CANDIDATES``; in one query."""
        words = query.words
        if not words:
            return {}
        parts = [
            self.matching(query.term(word).loose).annotate(word=Value(i)).values_list("word")[:CANDIDATES]
            for i, word in enumerate(words)
        ]
        found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        counted = Counter(i for (i,) in found)
        return {word: counted[i] for i, word in enumerate(words)}

    def partly(self, query: Query, counts: dict[str, int]) -> list[Any]:
        """What has the most, and the rarest, of the words; for when little has all of them."""
        rare_first = sorted((word for word in query.words if counts[word]), key=lambda word: counts[word])
        if not rare_first:
            return []
        asked = {word: query.term(word).loose for word in rare_first}
        # What only has words that stand everywhere is not worth reading.
        telling = [asked[word] for word in rare_first if counts[word] < CANDIDATES] or [asked[rare_first[0]]]
        covered = [
            Case(
                When(vector=tsquery(asked[word]), then=Value(log(1 + CANDIDATES / counts[word]))), default=0.0
            )
            for word in rare_first
        ]
        found = self.matching(" | ".join(telling)).values("pk")[: 2 * CANDIDATES]
        rows = (
            type(self)(self.model)
            .filter(pk__in=found)
            .annotate(covered=reduce(add, covered), rank=_rank(" | ".join(asked.values())))
        )
        best: list[Any] = list(rows.to_show().order_by("-covered", "-rank", "pk")[:PARTLY])
        return [row for row in best if row.covered >= WORTH_SHOWING * best[0].covered]

    def named_like(self, text: str) -> Self:
        """Titles that look like the text; for when words find nothing."""
        key = sort_key(text)
        similarity = TrigramWordSimilarity(key, "title_key")
        return (
            self.filter(title_key__trigram_word_similar=key).annotate(rank=similarity).order_by("-rank", "pk")
        )

    def suggestions(self, text: str) -> list[str]:
        """Titles with a word that starts like the text."""
        key = sort_key(text)
        if len(key) < SHORTEST_SUGGESTED:
            return []
        starts = Q(title_key__startswith=key)
        found = self.filter(starts | Q(title_key__contains=f" {key}")).exclude(title_forms="").values("pk")
        rows = type(self)(self.model).filter(pk__in=found[:SUGGESTED_FROM])
        first = Case(When(starts, then=0), default=1)
        return list(
            rows.order_by(first, Length("title_key"), "title_key").values_list("title", flat=True).distinct()
        )


def _rank(text: str) -> SearchRank:
    return SearchRank(F("vector"), tsquery(text), weights=WEIGHTS, normalization=BY_LENGTH)


class SearchWordQuerySet(QuerySet):
    def used_in(self, documents: SearchDocumentQuerySet) -> Self:
        """Words that find something there: a proposal never leads to nothing."""
        return self.filter(Exists(documents.filter(vector=self._vector_query())))

    def of_names(self, names: Iterable[str], *, inside: bool = False) -> Self:
        """Words of these names, as in "Testelaars" too; with ``inside`` also longer words that have one in them."""
        parts = {token for name in names for token in tokens(name) if not is_stop_word(token)}
        words = Q(word__in=[part + end for part in parts for end in ("", "s", "'s")])
        longer = (
            Q(folded__contains=fold_word(part)) for part in parts if inside and len(part) >= SHORTEST_INSIDE
        )
        return self.filter(reduce(or_, longer, words))

    def in_nothing(self) -> Self:
        """Words that no document has. Reads all documents, once."""
        used = RawSQL("SELECT word FROM ts_stat('SELECT vector FROM search_searchdocument')", [])
        halves = [
            Func(F("query"), Value(" | "), Value(n), function="split_part", output_field=TextField())
            for n in (1, 2)
        ]
        rows = self.annotate(form=halves[0], name=halves[1])
        return rows.exclude(form__in=used).exclude(name__in=used)

    def unused(self, words: list[str]) -> Self:
        """Those of the words that no document has.

        Each is looked for by itself, as PostgreSQL knows how rare a word is that it can read. Asked whether there is
        one document, it would still read all of them for a word that is in none.
        """
        nothing = Value([], ArrayField(BigIntegerField()))
        found = {
            word: apps.get_model("search", "SearchDocument").objects.matching(either_form(word)).values("pk")
            for word in words
        }
        having = {word: ArraySubquery(rows[:ENOUGH]) for word, rows in found.items()}
        gone = [Q(Exact(rows, nothing), word=word) for word, rows in having.items()]
        return self.filter(Q(*gone, _connector=Q.OR), word__in=words)

    def like(self, words: list[str]) -> Self:
        """Words that look like these, the most alike first."""
        folded = [fold_word(word) for word in words]
        close = reduce(or_, (Q(folded__trigram_similar=word) for word in folded))
        likeness = reduce(add, (TrigramSimilarity("folded", word) for word in folded))
        return self.filter(close).annotate(likeness=likeness).order_by("-likeness", "word")

    @staticmethod
    def _vector_query() -> SearchQuery:
        return SearchQuery(OuterRef("query"), config="nl_plain", search_type="raw")
