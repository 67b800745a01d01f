"""Who made a story, and who is mentioned in it."""

from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from netwerk.content.querysets import published_through
from practices.models import Practitioner


class ContributionQuerySet(models.QuerySet):
    def shown(self):
        """Who is mentioned in a text that may not be shown is not shown either."""
        story: Any = Contribution._meta.get_field("story").related_model
        return self.filter(Q(kind__in=Contribution.WROTE) | ~Q(story__permission=story.Permission.LINK_ONLY))

    def published(self):
        return self.shown().filter(story__in=published_through(Contribution._meta.get_field("story")))

    def authors(self):
        return self.filter(kind=Contribution.Kind.AUTHOR)

    def wrote(self):
        """Of those whose work the story is. Whoever is mentioned in it did not write it."""
        return self.filter(kind__in=Contribution.WROTE)

    def mentioned(self):
        return self.filter(kind=Contribution.Kind.MENTIONED)


class Contribution(models.Model):
    """Who wrote, helped or is mentioned, in order, with the role they had then."""

    class Kind(models.TextChoices):
        AUTHOR = "auteur", "Auteur"
        CONTRIBUTOR = "meegewerkt", "Werkte mee"
        MENTIONED = "genoemd", "Wordt genoemd"

    WROTE = (Kind.AUTHOR, Kind.CONTRIBUTOR)

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="contributions")
    practitioner = models.ForeignKey(
        Practitioner, verbose_name="persoon", on_delete=models.PROTECT, related_name="contributions"
    )
    kind = models.CharField("aandeel", max_length=20, choices=Kind.choices, default=Kind.AUTHOR)
    role = models.CharField("functie op dat moment", max_length=200, blank=True)
    ordering = models.PositiveSmallIntegerField("volgorde", default=0)

    history = HistoricalRecords()
    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "wie schreef dit"
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "practitioner", "kind"], name="contribution_once")
        ]

    def __str__(self):
        return f"{self.practitioner} ({self.get_kind_display()})"
