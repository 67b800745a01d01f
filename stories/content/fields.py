"""How the value of one field is written in a content file; this follows from the field itself."""

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from taggit.managers import TaggableManager

from netwerk.content import plaintext
from netwerk.content.richtext import RichTextField, clean_html

from .errors import shortened

DESCRIPTIONS = {
    str: "a text, between quotation marks",
    bool: "true or false, without quotation marks",
    int: "a whole number, without quotation marks",
    date: "a date, without quotation marks: 2026-11-14",
    datetime: "a moment with a time zone, without quotation marks: 2026-11-14T09:00:00+01:00",
    list: 'a list of texts: ["one", "two"]',
}


def toml_type(field: models.Field) -> type:
    if field.many_to_many or isinstance(field, ArrayField):
        return list
    # A moment is a kind of date for Django, so it comes first.
    for kind, written_as in (
        (models.DateTimeField, datetime),
        (models.DateField, date),
        (models.BooleanField, bool),
        (models.IntegerField, int),
    ):
        if isinstance(field, kind):
            return written_as
    return str


def is_required(field: models.Field) -> bool:
    """Whether a table needs it. A slug too: by its slug we know an object that is there already."""
    return field.name == "slug" or not (field.blank or field.null or field.has_default())


def read_value(field: models.Field, value: Any, *, required: bool) -> Any:
    """Check a value from a file; raise ValueError with what to write instead."""
    wanted: Any = toml_type(field)
    if type(value) is not wanted or (wanted is datetime and value.tzinfo is None):
        raise ValueError(f"this must be {DESCRIPTIONS[wanted]}.")
    if wanted is list and not all(type(item) is str for item in value):
        raise ValueError(f"this must be {DESCRIPTIONS[list]}.")
    if isinstance(field, ArrayField):
        for item in value:
            _check_text(field.base_field, item, required=True)
    if isinstance(value, date) and not 1 < value.year < 9999:  # another time zone may be in another year
        raise ValueError("this year is not possible.")
    if wanted is int and not -(2**31) < value < 2**31:
        raise ValueError("this number is too large.")
    if wanted is str:
        if "\0" in value:
            raise ValueError("the character \\u0000 is not possible.")
        value = plaintext.clean_plaintext(value)
        _check_text(field, value, required=required)
    return value


def _check_text(field: models.Field, text: str, *, required: bool) -> None:
    if required and not text.strip():
        raise ValueError("this must not be empty.")
    # Django checks the length of a TextField in forms only.
    if field.max_length and len(text) > field.max_length:
        raise ValueError(f"this text has {len(text)} characters; {field.max_length} is the most.")
    if field.choices:
        known = [choice for choice, _ in field.flatchoices]
        if text not in known and not (text == "" and field.blank):
            raise ValueError(
                f"{shortened(text)} is not possible. Choose from: {', '.join(filter(None, known))}."
            )


def write_value(field: models.Field, row: models.Model, slugs: dict[int, str]) -> Any:
    """The value as it stands in a file; ``slugs`` are those of the model that the field refers to."""
    if field.many_to_many:
        found = [slugs[target.pk] for target in getattr(row, field.name).all()]
        # Topics stand in the order the editor gave; a many-to-many has no order of its own.
        return found if isinstance(field, TaggableManager) else sorted(found)
    value = field.value_from_object(row)
    if field.remote_field:
        return slugs[value] if value else ""
    if isinstance(field, models.FileField):
        return value.name
    # Loading cleans rich text; a migration or an update may have stored it as it was.
    return clean_html(value) if isinstance(field, RichTextField) else value


def is_default(field: models.Field, value: Any) -> bool:
    """Whether a value can be left out: a new row has it already."""
    if field.many_to_many or field.remote_field or isinstance(field, models.FileField):
        return not value
    return value == field.get_default()
