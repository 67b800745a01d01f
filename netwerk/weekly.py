"""One row for each ISO week, such as the tip of the week.

Rows stand in a ring, in an order of their own (``TURN``), and each week points at a place in it: what comes next there
is the row of the week. A row that comes in or goes away meanwhile moves no other, and nothing is counted or written.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.utils import timezone

RING = 2**31
# Steps of the golden ratio: rows that follow each other, and weeks too, lie as far apart as can be.
STEP = 1_327_217_885
TURN = F("id") * STEP % RING


def of_the_week(published: QuerySet[Any]) -> Any:
    """The same row for everybody from Monday to Sunday, as long as it is published.

    Only what was there on Monday takes part; when nothing was, the oldest does.
    """
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    place = monday.toordinal() // 7 * STEP % RING
    ring = there_on(published, monday).annotate(turn=TURN).order_by("turn")
    ways = [ring.filter(turn__gte=place), ring, published.order_by("published_at", "pk")]
    first, *others = [
        way.annotate(way=Value(number)).values_list("way", "pk")[:1] for number, way in enumerate(ways)
    ]
    found = sorted(first.union(*others, all=True))
    return published.filter(pk=found[0][1]).first() if found else None


def there_on(published: QuerySet[Any], monday: Any) -> QuerySet[Any]:
    """A tip that is added to an old story has its date of publication; the history knows when it was added."""
    morning = timezone.make_aware(datetime.combine(monday, time.min))
    added = published.model.history.filter(id=OuterRef("pk"), history_type="+", history_date__gte=morning)
    return published.filter(~Exists(added), published_at__lt=morning)
