"""What is kept about a reader, as an editor reads it on a page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

Pairs = list[tuple[str, str]]


def sections(found: dict[str, Any]) -> Iterator[tuple[str, list[Pairs]]]:
    """Each kind of thing that there is, with what is known of each of those things."""
    for title, things in found.items():
        if things and isinstance(things, list):
            yield title, [list(pairs(thing)) for thing in things]


def pairs(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for label, value in thing.items():
        if text := value_in_words(value):
            yield label, text


def value_in_words(value: Any) -> str:
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
