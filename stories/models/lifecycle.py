"""What happens to a story beside being published: it is archived, and looked at again after some time."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from netwerk.content.querysets import PublishedQuerySet


def old_before() -> date:
    """Of what was written before this day readers are told that it is more than three years old."""
    today = timezone.localdate()
    try:
        return today.replace(year=today.year - 3)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - 3, day=28)


class LifecycleQuerySet(PublishedQuerySet):
    def to_revise(self):
        """What editors wanted to look at again by now."""
        return self.published().filter(review_on__lte=timezone.localdate())


class Lifecycle(models.Model):
    """Whether readers see it is said by ``published_at`` alone; these fields are for the editors."""

    published_at: Any  # of the model this is a part of
    original_date: Any

    archived_at = models.DateTimeField("gearchiveerd op", null=True, blank=True, editable=False)
    first_published_at = models.DateTimeField("eerst gepubliceerd op", null=True, blank=True, editable=False)
    review_on = models.DateField(
        "opnieuw bekijken op",
        null=True,
        blank=True,
        help_text="Vanaf die dag staat het verhaal in de lijst bij “Toe aan herziening”. Lezers zien dit niet.",
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.published_at:
            self.archived_at = None  # what is on the site, or will be, is not in the archive
        super().save(*args, **kwargs)

    @property
    def is_old(self) -> bool:
        return bool(self.original_date) and self.original_date < old_before()

    def remember_publication(self, published: datetime | None) -> None:
        """It leaves the site, or gets another moment; editors keep seeing when readers first saw it."""
        if published and published <= timezone.now():
            self.first_published_at = min(self.first_published_at or published, published)

    def take_off_site(self, published: datetime | None) -> None:
        self.remember_publication(published)
        self.published_at = None

    @classmethod
    def archived_is_not_published(cls):
        return models.CheckConstraint(
            condition=Q(archived_at=None) | Q(published_at=None),
            name="archived_story_not_published",
            violation_error_message="Een gearchiveerd verhaal staat niet op de site.",
        )
