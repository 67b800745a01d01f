"""A merge waits for every save that is going on, and every save waits for a merge.

A story that is saved meanwhile would hang on to what is gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.http import HttpRequest

LOCK = 7_120_512  # any number no other lock of ours has


def shared_lock() -> None:
    """For a merge that is going on. Whoever saves does not wait for others who save."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])


@contextmanager
def hold_shared_lock(request: HttpRequest) -> Iterator[None]:
    """While a form is saved; inside a transaction."""
    if request.method == "POST":
        shared_lock()
    yield


def exclusive_lock() -> None:
    """Until the end of the transaction nobody saves what could belong to the two."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
