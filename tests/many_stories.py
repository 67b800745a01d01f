"""A knowledge base of any size in seconds: what the generator made, indexed as by ``save()``, then copied in SQL."""

from io import StringIO

from django.core.management import call_command
from django.db import connection, models

from netwerk.search.models import SearchDocument
from practices.models import (
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    TaggedLesson,
    TaggedQuote,
    TaggedTip,
    Tip,
)
from stories.models import Comparison, Contribution, Story, TaggedStory, Text
from stories.sample import generate

BASE = 40
FAR = 1_000_000  # between the keys of a row and of its copy
COPIED: list[type[models.Model]] = [Organisation, Practitioner, Story, Contribution, Text, Comparison]
COPIED += [Lesson, Tip, Quote, TaggedStory, TaggedLesson, TaggedTip, TaggedQuote]
NAMES = {"name", "title", "slug", "sort_name", "url"}
CUT = {
    "text",
    "title_forms",
    "keyword_forms",
    "text_forms",
    "parts",
}  # of a document: long texts take long to index


def make_first_stories() -> None:
    """In an empty database."""
    generate(BASE)
    call_command("rebuild_search_index", stdout=StringIO())


def copy_stories(first: int, last: int) -> None:
    """From so many stories to so many. All share the topics; people and organisations have some stories each."""
    with connection.cursor() as cursor:
        tables: list[type[models.Model]] = [*COPIED, SearchDocument]
        for model in tables:
            cursor.execute(copies(model), {"first": first // BASE, "last": last // BASE - 1, "far": FAR})
        cursor.execute("ANALYZE")


def copies(model: type[models.Model]) -> str:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    if model is SearchDocument:
        fields = [field for field in fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    table = model._meta.db_table
    only = f"kind IN ({kinds()}) AND object_id" if model is SearchDocument else "id"
    return (
        f"INSERT INTO {table} ({columns}) SELECT {', '.join(map(copied, fields))}"  # noqa: S608 - our own names
        f" FROM {table}, generate_series(%(first)s, %(last)s) AS n WHERE {only} < %(far)s"
    )


def copied(field: models.Field) -> str:
    column = f'"{field.column}"'
    if field.primary_key or field.related_model in COPIED or field.name == "object_id":
        return f"{column} + n * %(far)s"
    if field.name in NAMES:
        return (
            f"translate({column}, 'aeiou', 'eioua') || n"  # no copy has a name that the name of another is in
        )
    return f"left({column}, 200)" if field.model is SearchDocument and field.name in CUT else column


def kinds() -> str:
    return ", ".join(f"'{model._meta.label_lower}'" for model in COPIED)
