"""Writing many rows at once, as ``save()`` and ``delete()`` do: with their history, found again and shown again.

Inside ``indexing.batch()``: what is indexed, is read when all is written.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.utils import timezone

from netwerk.content.compat import delete_without_signals, has_joined_history, history_of
from netwerk.http.pagecache import content_changed
from netwerk.search import indexing

BATCH = 1000


def index_rows(rows: Iterable[Model]) -> None:
    for row in rows:
        indexing.index_row(row)


def write_rows(rows: list[Model], names: set[str]) -> None:
    """Save these columns of rows of one model. Index what they belonged to before you change them."""
    if not rows:
        return
    model = type(rows[0])
    if has_joined_history(model):
        for row in rows:
            row.save()
        return
    if hasattr(model, "updated_at"):
        names = names | {"updated_at"}
        now = timezone.now()
        for row in rows:
            row.__dict__["updated_at"] = now
    model._base_manager.bulk_update(rows, names, batch_size=BATCH)
    note(rows, "~")


def add(rows: list[Model]) -> None:
    """Rows that were there before, with the numbers they had."""
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
        note(rows, "+")


def remove(rows: list[Model]) -> list[int]:
    """Rows that only join two things, so that nothing belongs to them. Gives the keys of their history."""
    if not rows:
        return []
    history_ids = note(rows, "-")
    # Without a signal for each: what those do was done.
    delete_without_signals(type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]))
    return history_ids


def note(rows: list[Model], happened: str) -> list[int]:
    """What signals do when a row is saved or deleted by itself. What readers send has no history."""
    history_ids: list[int] = []
    if hasattr(rows[0], "history"):
        history = history_of(type(rows[0]))
        written = history.bulk_history_create(rows, batch_size=BATCH, update=happened != "+")
        history_ids = [record.pk for record in written]
        if happened == "-":
            history.filter(pk__in=history_ids).update(history_type="-")
    index_rows(rows)
    content_changed()
    return history_ids
