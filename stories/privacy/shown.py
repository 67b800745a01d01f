"""What is kept about a reader, as an editor reads it on a page."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from .download import Record, Value

Pairs = list[tuple[str, str]]


def sections(everything: Record) -> Iterator[tuple[str, list[Pairs]]]:
    """Each kind of record that there is, with what stands in each of those records."""
    for title, records in everything.items():
        if records and isinstance(records, list):
            yield title, [list(pairs(record)) for record in records if isinstance(record, dict)]


def pairs(record: Record) -> Iterator[tuple[str, str]]:
    for label, value in record.items():
        if text := value_in_words(value):
            yield label, text


def value_in_words(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case datetime():
            return date_format(localtime(value), "j F Y H:i")
        case dict():
            return ", ".join(f"{label}: {text}" for label, text in pairs(value))
        case list():
            return "\n".join(map(value_in_words, value))
    return str(value)
