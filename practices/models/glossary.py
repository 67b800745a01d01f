"""What words mean, according to whom. Roles and routines in a network are terms too."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.content.names import tidy
from netwerk.content.querysets import published_through
from netwerk.content.slugs import Slugged

from .topics import Topic


class TermQuerySet(models.QuerySet):
    def published(self):
        """Terms with a definition that is not bound to a draft."""
        return self.filter(pk__in=Definition.objects.published().values("term"))

    def for_cards(self):
        return self


class Term(Slugged):
    """A word with one or more definitions, each with its source."""

    class Kind(models.TextChoices):
        CONCEPT = "begrip", "Begrip"
        ROLE = "rol", "Rol"
        ROUTINE = "routine", "Routine"
        WORK_FORM = "werkvorm", "Werkvorm"

    name = models.CharField("begrip", max_length=100)
    kind = models.CharField("soort", max_length=20, choices=Kind.choices, default=Kind.CONCEPT)
    aliases = models.CharField(
        "ook geschreven als",
        max_length=300,
        blank=True,
        help_text="Met komma's ertussen. Bijvoorbeeld: netwerk coördinator, coördinator van een netwerk.",
    )
    contrasts_with = models.ForeignKey(
        "self",
        verbose_name="tegenover",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contrasted_by",
        help_text="De twee begrippen staan op hun pagina naast elkaar.",
    )
    topic = models.ForeignKey(
        Topic,
        verbose_name="onderwerp met tips",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="terms",
        help_text="Tips bij dit onderwerp staan op de pagina van het begrip.",
    )

    history = HistoricalRecords()
    objects = TermQuerySet.as_manager()
    name_field = "name"

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["sort_name"], name="term_once"),
            models.CheckConstraint(
                condition=Q(contrasts_with=None) | ~Q(contrasts_with=F("id")), name="term_not_against_itself"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("practices:term-detail", args=[self.slug])

    def clean(self):
        super().clean()
        same = Term.objects.filter(sort_name=self.make_sort_name()).exclude(pk=self.pk).first()
        if same:
            raise ValidationError({"name": f"Dit begrip bestaat al, als “{same.name}”."})

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        super().save(*args, **kwargs)

    @property
    def spellings(self) -> list[str]:
        return [self.name, *(tidy(alias) for alias in self.aliases.split(",") if alias.strip())]

    def contrast(self):
        """The published term this one is set against, whichever of the two the editor filled in."""
        published = Term.objects.published()
        return (
            published.filter(pk=self.contrasts_with_id).first()
            or published.filter(contrasts_with=self).first()
        )


class DefinitionQuerySet(models.QuerySet):
    def published(self):
        stories: Any = published_through(Definition._meta.get_field("story"))
        return self.filter(Q(story=None) | Q(story__in=stories.with_text()))

    def with_text(self):
        """Without the words of a source that may only be linked to."""
        stories: Any = Definition.story.field.related_model._default_manager
        return self.filter(Q(story=None) | Q(story__in=stories.with_text().order_by()))


class Definition(models.Model):
    """What a term means in one story; roles also carry the judgement of that story."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="definitions")
    text = models.TextField("omschrijving")
    judgement = models.CharField(
        "oordeel van de bron", max_length=200, blank=True, help_text="Bijvoorbeeld: een sprong vooruit."
    )
    story = models.ForeignKey(
        "stories.Story",
        verbose_name="uit verhaal",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="definitions",
    )
    ordering = models.PositiveSmallIntegerField("volgorde", default=0)

    history = HistoricalRecords()
    objects = DefinitionQuerySet.as_manager()

    class Meta:
        verbose_name = "omschrijving"
        verbose_name_plural = "omschrijvingen"
        ordering = ["ordering", "pk"]

    def __str__(self):
        return self.text[:80]
