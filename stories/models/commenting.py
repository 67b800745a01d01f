"""Whether readers can respond to a story."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone


class Commentable(models.Model):
    """A story is closed by hand, after a day, or a number of days after it was published."""

    comments_open = models.BooleanField(
        "lezers kunnen reageren",
        default=True,
        help_text="Uit: het formulier verdwijnt. Reacties die er al staan, blijven staan.",
    )
    comments_close_on = models.DateField(
        "reageren kan tot en met", null=True, blank=True, help_text="Leeg: geen vaste datum."
    )
    comments_close_after = models.PositiveSmallIntegerField(
        "sluit na zoveel dagen",
        null=True,
        blank=True,
        help_text="Dagen na publicatie. Leeg: zoals het voor de hele site is ingesteld. 0: sluit niet vanzelf.",
    )
    comments_closed_reason = models.CharField(
        "waarom gesloten", max_length=200, blank=True, help_text="Niet verplicht. Lezers zien deze zin."
    )
    comments_closed_at = models.DateTimeField(null=True, editable=False)  # by hand, by save()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.comments_open:
            self.comments_closed_at = None
        elif self.comments_closed_at is None:
            self.comments_closed_at = timezone.now()
        super().save(*args, **kwargs)

    def comments_close_at(self) -> datetime | None:
        """The moment from which nobody can respond; None when it stays open."""
        moments = [self.comments_closed_at] if self.comments_closed_at else []
        if self.comments_close_on:
            next_day = self.comments_close_on + timedelta(days=1)
            moments.append(timezone.make_aware(datetime.combine(next_day, time.min)))
        days = self.comments_close_after
        if days is None:
            days = settings.COMMENTS_CLOSE_AFTER_DAYS
        if days and self.published_at:  # type: ignore[attr-defined]  # the model this is a part of
            moments.append(self.published_at + timedelta(days=days))  # type: ignore[attr-defined]  # of the story
        return min(moments, default=None)

    def takes_comments(self, now: datetime | None = None) -> bool:
        closes = self.comments_close_at()
        return closes is None or closes > (now or timezone.now())

    def comments_closed_on(self):
        """The last day on which a reader could respond; None while it is open."""
        closes = self.comments_close_at()
        if closes is None or closes > timezone.now():
            return None
        return timezone.localdate(closes - timedelta(seconds=1))
