"""Whether readers can respond to a story."""

from datetime import datetime, time, timedelta

from django.db import models
from django.utils import timezone

from netwerk.content.commenting import TakesComments


class Commentable(TakesComments, models.Model):
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

    def moments_of_closing(self) -> list[datetime]:
        moments = super().moments_of_closing()
        if self.comments_closed_at:
            moments.append(self.comments_closed_at)
        if self.comments_close_on:
            next_day = self.comments_close_on + timedelta(days=1)
            moments.append(timezone.make_aware(datetime.combine(next_day, time.min)))
        return moments
