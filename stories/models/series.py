"""Stories that follow each other."""

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.content.querysets import published_through
from netwerk.content.richtext import RichTextField
from netwerk.content.slugs import Slugged


class SeriesQuerySet(models.QuerySet):
    def published(self):
        return self.filter(pk__in=published_through(Series.stories.rel).values("series"))

    def for_cards(self):
        parts = published_through(Series.stories.rel).filter(series=models.OuterRef("pk"))
        newest = parts.order_by("-published_at").values("published_at")[:1]
        return self.annotate(newest_part=models.Subquery(newest))


class Series(Slugged):
    title = models.CharField("titel", max_length=200)
    description = RichTextField("inleiding", blank=True)

    history = HistoricalRecords()
    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "reeks"
        verbose_name_plural = "reeksen"
        ordering = ["sort_name"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("stories:series-detail", args=[self.slug])

    def parts(self):
        """Its published stories in order; a part without a number comes where its date puts it."""
        return self.stories.published().order_by("series_position", "published_at", "pk")
