"""One row for each ISO week, such as the tip of the week.

Rows stand in a ring, in an order of their own (``TURN``), and each week points at a place in it: what comes next there
is the row of the week. The first who asks in a week keeps the answer, so that nothing that is published, accepted or
dated afterwards changes it.
"""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value
from django.utils import timezone

RING = 2**31
# Steps of the golden ratio: rows that follow each other, and weeks too, lie as far apart as can be.
STEP = 1_327_217_885
TURN = F("id") * STEP % RING


class WeeklyChoice(models.Model):
    """What was chosen of a kind for the week that began on this Monday; one row for each kind."""

    expires_pages = False  # it says what the page that is being made shows already

    kind = models.CharField(max_length=60, unique=True)
    monday = models.DateField()
    object_id = models.BigIntegerField()

    class Meta:
        verbose_name = "keuze van de week"
        verbose_name_plural = "keuzes van de week"

    def __str__(self):
        return f"{self.kind} {self.monday}"


def of_the_week(published: QuerySet[Any]) -> Any:
    """The same row for everybody from Monday to Sunday; when it is published no more, the next in the ring."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    kind = published.model._meta.label_lower
    kept = WeeklyChoice.objects.filter(kind=kind, monday=monday)
    chosen = published.filter(pk__in=kept.values("object_id")).first()
    if chosen is None:
        chosen = next_in_ring(published, monday.toordinal() // 7)
        if chosen is None:
            return None
        choice = WeeklyChoice(kind=kind, monday=monday, object_id=chosen.pk)
        WeeklyChoice.objects.bulk_create(
            [choice], update_conflicts=True, unique_fields=["kind"], update_fields=["monday", "object_id"]
        )
    return chosen


def next_in_ring(published: QuerySet[Any], week: int) -> Any:
    place = week * STEP % RING
    ring = published.annotate(turn=TURN).order_by("turn")
    ways = [ring.filter(turn__gte=place), ring]
    first, second = [
        way.annotate(way=Value(number)).values_list("way", "pk")[:1] for number, way in enumerate(ways)
    ]
    found = sorted(first.union(second, all=True))
    return published.filter(pk=found[0][1]).first() if found else None
