"""Writing many rows at once, as ``save()`` and ``delete()`` do: with their history, found again and shown again.

Inside ``indexing.batch()``: what is indexed, is read when all is written.
"""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from netwerk.http.pagecache import content_changed
from netwerk.search import indexing

BATCH = 1000


def index_rows(rows: Iterable[Any]) -> None:
    for row in rows:
        indexing.index_row(row)


def write_rows(rows: list[Any], names: set[str]) -> None:
    """Save these columns of rows of one model. Index what they belonged to before you change them."""
    if not rows:
        return
    model = type(rows[0])
    history: Any = getattr(model, "history", None)
    if history and history.model._history_m2m_fields:  # a version of these is more than one row
        for row in rows:
            row.save()
        return
    if hasattr(model, "updated_at"):
        names = names | {"updated_at"}
        now = timezone.now()
        for row in rows:
            row.updated_at = now
    model._base_manager.bulk_update(rows, names, batch_size=BATCH)
    note(rows, "~")


def add(rows: list[Any]) -> None:
    """Rows that were there before, with the numbers they had."""
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
        note(rows, "+")


def remove(rows: list[Any]) -> list[int]:
    """Rows that only join two things, so that nothing belongs to them. Gives the numbers of their history."""
    if not rows:
        return []
    kept = note(rows, "-")
    model: Any = type(rows[0])
    found: Any = model._base_manager.filter(pk__in=[row.pk for row in rows])
    found._raw_delete(found.db)  # without a signal for each: what those do was done
    return kept


def note(rows: list[Any], happened: str) -> list[int]:
    """What signals do when a row is saved or deleted by itself. What readers send has no history."""
    history: Any = getattr(type(rows[0]), "history", None)
    numbers: list[int] = []
    if history:
        written = history.bulk_history_create(rows, batch_size=BATCH, update=happened != "+")
        numbers = [one.pk for one in written]
    if happened == "-" and numbers:
        history.filter(pk__in=numbers).update(history_type="-")
    index_rows(rows)
    content_changed()
    return numbers
