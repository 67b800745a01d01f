"""Whether the index is of this version of the code."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import ProgrammingError

from .models import SearchDocument


def check_index(databases: Sequence[str] | None = None, **kwargs: Any) -> list[checks.CheckMessage]:
    try:
        if not databases or not SearchDocument.objects.outdated().exists():
            return []
    except ProgrammingError:  # before the first migration, or the one of this update
        return []
    message = (
        "The search index was made by another version of the code: some words find too little or too much."
    )
    return [checks.Warning(message, hint="Run manage.py rebuild_search_index.", id="netwerk.W001")]
