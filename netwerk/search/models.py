"""The tables of search: what can be found, the words that occur, and the words that found nothing."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from . import dutch
from .misses import SearchMissQuerySet
from .querysets import SearchDocumentQuerySet, SearchWordQuerySet
from .words import either_form

VECTOR = (
    SearchVector("title_forms", config="nl_plain", weight="A")
    + SearchVector("keyword_forms", config="nl_plain", weight="B")
    + SearchVector("text_forms", config="nl_plain", weight="C")
    + SearchVector("parts", config="nl_plain", weight="D")
)


class SearchDocument(models.Model):
    """One thing that can be found: what a result shows, and its words as search compares them."""

    on_pages = False  # it follows a change, or no page shows it

    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    published_at = models.DateTimeField()
    url = models.CharField(max_length=300)
    title = models.TextField()
    title_key = models.TextField()
    origin = models.TextField()
    text = models.TextField()
    title_forms = models.TextField()
    keyword_forms = models.TextField()
    text_forms = models.TextField()
    parts = models.TextField()
    rules = models.CharField(max_length=32, default="", db_default="")  # that made it; see rules.py
    vector = models.GeneratedField(expression=VECTOR, output_field=SearchVectorField(), db_persist=True)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "resultaat"
        verbose_name_plural = "resultaten"
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once")]
        indexes = [
            GinIndex(fields=["vector"], name="search_document_vector"),
            GinIndex(fields=["title_key"], name="search_document_title", opclasses=["gin_trgm_ops"]),
        ]

    def __str__(self):
        return self.title

    def vocabulary(self) -> set[str]:
        """The words a reader may have meant to type."""
        found = set(dutch.tokens(f"{self.title} {self.text}"))
        return {
            word for word in found if len(word) > 2 and not dutch.is_stop_word(word) and not word.isdigit()
        }


class SearchWord(models.Model):
    """A word that occurs in what can be found, to compare a typing error with."""

    on_pages = False  # it follows a change, or no page shows it

    word = models.CharField(max_length=100, primary_key=True)
    folded = models.CharField(max_length=200, db_default="")  # as it is typed without accents
    query = models.CharField(max_length=250)  # what finds it

    objects = SearchWordQuerySet.as_manager()

    class Meta:
        verbose_name = "woord"
        verbose_name_plural = "woorden"
        indexes = [GinIndex(fields=["folded"], name="search_word_folded", opclasses=["gin_trgm_ops"])]

    def __str__(self):
        return self.word

    @classmethod
    def of(cls, word: str) -> Self:
        return cls(word=word, folded=dutch.fold(word), query=either_form(word))


class SearchMiss(models.Model):
    """How often a word was searched on a day and was found nowhere. No question, no reader, no address."""

    on_pages = False  # it follows a change, or no page shows it

    word = models.CharField("woord", max_length=100)
    day = models.DateField("dag")
    times = models.PositiveIntegerField("aantal keer", default=0)

    objects = SearchMissQuerySet.as_manager()

    class Meta:
        verbose_name = "woord zonder resultaat"
        verbose_name_plural = "woorden zonder resultaat"
        ordering = ["-day", "-times", "word"]
        constraints = [models.UniqueConstraint(fields=["day", "word"], name="search_miss_once_a_day")]

    def __str__(self):
        return self.word
