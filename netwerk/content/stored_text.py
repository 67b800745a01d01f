"""Every text of every model is cleaned when it is saved, whatever way it came in."""

from functools import cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.signals import pre_save

from .plaintext import clean_line, clean_plaintext, clean_value

Model = type[models.Model]


def connect() -> None:
    pre_save.connect(clean_texts)


@cache
def text_fields(model: Model) -> tuple[models.Field, ...]:
    kinds = (models.CharField, models.TextField, models.JSONField, ArrayField)
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, kinds))


def clean_texts(sender: Model, instance: Any, **kwargs: Any) -> None:
    """What goes past ``save()`` (``bulk_create``, ``update``) holds what a form or a saved row gave it."""
    for field in text_fields(sender):
        value = instance.__dict__.get(field.attname)  # a field that was not fetched is not saved either
        if value and (cleaned := _clean(field, value)) != value:
            setattr(instance, field.attname, cleaned)


def _clean(field: models.Field, value: Any) -> Any:
    if not isinstance(value, str):
        return clean_value(value)
    if isinstance(field, models.SlugField):
        return "-".join(clean_line(value).split())
    return clean_line(value) if isinstance(field, models.CharField) else clean_plaintext(value)
