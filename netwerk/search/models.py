"""The tables of search: what can be found, the words that occur and mean the same, and what readers did not find."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models

from . import dutch
from .misses import SearchFeedbackQuerySet, SearchMissQuerySet
from .querysets import SearchDocumentQuerySet, SearchWordQuerySet
from .synonyms import forms_of, split
from .words import either_form

VECTOR = (
    SearchVector("title_forms", config="nl_plain", weight="A")
    + SearchVector("keyword_forms", config="nl_plain", weight="B")
    + SearchVector("text_forms", config="nl_plain", weight="C")
    + SearchVector("parts", config="nl_plain", weight="D")
)


class SearchDocument(models.Model):
    """One thing that can be found: what a result shows, and its words as search compares them."""

    expires_pages = False  # it follows a change, or no page shows it

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

    expires_pages = False  # it follows a change, or no page shows it

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
        return cls(word=word, folded=dutch.fold_word(word), query=either_form(word))


class SearchMiss(models.Model):
    """How often a word was searched on a day and was found nowhere. No question, no reader, no address."""

    expires_pages = False  # it follows a change, or no page shows it

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


class SearchFeedback(models.Model):
    """How often readers found what they looked for, or not, with a word on a day."""

    expires_pages = False  # no page shows it

    word = models.CharField("woord", max_length=100, blank=True)
    day = models.DateField("dag")
    found = models.PositiveIntegerField("gevonden", default=0)
    not_found = models.PositiveIntegerField("niet gevonden", default=0)

    objects = SearchFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord van een zoeker"
        verbose_name_plural = "antwoorden van zoekers"
        ordering = ["-day", "-not_found", "word"]
        constraints = [models.UniqueConstraint(fields=["day", "word"], name="search_feedback_once_a_day")]

    def __str__(self):
        return self.word or "(zonder woord)"


class SynonymGroup(models.Model):
    """Words of editors that find each other. No worker remembers them: a change counts for the next question."""

    words = models.CharField(
        "woorden",
        max_length=300,
        help_text="Twee of meer woorden die hetzelfde betekenen, met een komma ertussen: fiets, rijwiel. Wie op één "
        "van deze woorden zoekt, vindt de andere ook. Meervouden en andere vormen tellen vanzelf mee. Staat een "
        "woord ook in de vaste lijst van de site, dan vindt het die woorden ook.",
    )
    forms = ArrayField(
        models.TextField(), default=list, editable=False, blank=True
    )  # of the words, as search compares them

    class Meta:
        verbose_name = "groep synoniemen"
        verbose_name_plural = "synoniemen"
        ordering = ["words"]
        indexes = [GinIndex(fields=["forms"], name="synonym_group_forms")]

    def __str__(self):
        return self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.forms = forms_of(self.words)
        super().save(*args, **kwargs)

    def clean(self):
        for word in split(self.words):
            if len(list(dutch.tokens(word))) != 1:
                raise ValidationError(
                    {"words": f"“{word}” is niet één woord. Zet een komma tussen de woorden."}
                )
            if dutch.is_stop_word(word.lower()):
                raise ValidationError(
                    {"words": f"“{word}” staat in bijna elke tekst. Daar zoeken we niet op."}
                )
        if len(forms_of(self.words)) < 2:
            raise ValidationError({"words": "Noem twee of meer verschillende woorden."})
        others = type(self).objects.exclude(pk=self.pk)
        if other := others.filter(forms__overlap=forms_of(self.words)).first():
            raise ValidationError(
                {"words": f"Een van deze woorden staat al in de groep “{other}”. Voeg ze daar toe."}
            )
