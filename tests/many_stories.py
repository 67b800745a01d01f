"""A knowledge base of any size in seconds: a few stories made through ``save()``, then copied in SQL, history too.

Names, titles and quotes of the first stories have a word in them that is another one in each copy, wherever it
stands: in their row, history, address, search document and the list of words. Everything else is the same.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from unittest.mock import patch

from django.db import connection, models
from django.db.models import QuerySet

from netwerk.search import indexing
from netwerk.search.models import SearchDocument, SearchWord
from practices.models import (
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    TaggedLesson,
    TaggedQuote,
    TaggedTip,
    Tip,
    Topic,
)
from stories.models import Comparison, Contribution, Story, TaggedStory, Text
from stories.sample import generate

Model = type[models.Model]
BASE = 20
FAR = 1_000_000  # between the keys of a row and of its copy
MADE: list[Model] = [Organisation, Practitioner, Story, Contribution, Text, Comparison]
MADE += [Lesson, Tip, Quote, TaggedStory, TaggedLesson, TaggedTip, TaggedQuote]
HISTORY: list[Model] = [model.history.model for model in MADE]  # type: ignore[attr-defined]
COPIED: list[Model] = [*MADE, *HISTORY, SearchDocument, SearchWord]
MARK = "qbbbq"  # the number of the copy in letters of which no ending is made
MARK_OF_COPY = "'q' || translate(lpad(n::text, 3, '0'), '0123456789', 'bcdfghjklm') || 'q'"


def make_first_stories() -> None:
    """In an empty database."""
    at_once = QuerySet.bulk_create

    def one_by_one(rows: Any, things: Any, *args: Any, **kwargs: Any) -> Any:
        if rows.model not in MADE and rows.model is not Topic:
            return at_once(rows, things, *args, **kwargs)
        things = list(things)
        for thing in things:
            mark(thing)
            thing.save()
        return things

    with patch.object(QuerySet, "bulk_create", one_by_one), indexing.batch():
        generate(BASE)


def mark(thing: Any) -> None:
    """Everybody in a copy has a surname of their own, and every page an address."""
    if isinstance(thing, Practitioner | Organisation):
        rest, _, number = thing.name.rpartition(" ")
        thing.name, thing.slug = f"{rest}{MARK} {number}", ""
    elif isinstance(thing, Story | Lesson | Tip | Quote):
        first, _, rest = getattr(thing, thing.name_field).partition(" ")
        setattr(thing, thing.name_field, f"{first} {MARK} {rest}")
        thing.slug = ""


def growing(sizes: Iterable[int]) -> Iterator[int]:
    """Each size as soon as there are so many stories."""
    make_first_stories()
    before = BASE
    for size in sizes:
        copy_stories(before, size)
        yield size
        before = size


def copy_stories(first: int, last: int) -> None:
    """From so many stories to so many. All share the topics; people and organisations have some stories each."""
    with connection.cursor() as cursor:
        for model in COPIED:
            cursor.execute(copies(model), {"first": first // BASE, "last": last // BASE - 1, "far": FAR})
        cursor.execute("ANALYZE")


def copies(model: Model) -> str:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    if model is SearchDocument:
        fields = [field for field in fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    table = model._meta.db_table
    return (
        f"INSERT INTO {table} ({columns}) SELECT {', '.join(map(copied, fields))}"  # noqa: S608 - our own names
        f" FROM {table}, generate_series(%(first)s, %(last)s) AS n WHERE {first_rows(model)}"
    )


def first_rows(model: Model) -> str:
    """Those of a topic, and words that stand in all copies, are there already."""
    if model is SearchWord:
        return f"strpos(word, '{MARK}') > 0"
    if model is SearchDocument:
        kinds = ", ".join(f"'{made._meta.label_lower}'" for made in MADE)
        return f"kind IN ({kinds}) AND object_id < %(far)s"
    return f"{model._meta.pk.column} < %(far)s"


def copied(field: Any) -> str:
    column = f'"{field.column}"'
    if isinstance(field, models.CharField | models.TextField):
        return f"replace({column}, '{MARK}', {MARK_OF_COPY})"
    its_own = (
        field.primary_key or field.name == "object_id" or (field.name == "id" and field.model in HISTORY)
    )
    return f"{column} + n * %(far)s" if its_own or field.related_model in MADE else column
