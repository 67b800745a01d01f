"""All rows that one save writes get the same moment, so that together they are one version."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.utils import timezone
from simple_history.signals import pre_create_historical_record

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


@contextmanager
def one_revision(after: datetime | None = None) -> Iterator[None]:
    """``after`` is the version before: a clock that was set back does not change their order."""
    if _moment.get() is not None:
        yield
        return
    now = timezone.now()
    token = _moment.set(max(now, after + timedelta(microseconds=1)) if after else now)
    try:
        yield
    finally:
        _moment.reset(token)


def connect() -> None:
    pre_create_historical_record.connect(give_moment)


def give_moment(sender, history_instance, **kwargs) -> None:
    if moment := _moment.get():
        history_instance.history_date = moment
