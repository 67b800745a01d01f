"""What a visitor typed in a form that is refused: under the labels of that form, to copy or to send again."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import FieldDoesNotExist, SuspiciousOperation
from django.db import models
from django.http import UnreadablePostError
from django.urls import Resolver404, resolve
from django.utils.text import capfirst

LONGEST = 5_000  # of a reader: as much as a reaction may have; a text of an editor is whole
HONEYPOT = "laat_leeg"
# Of a form that is not known by its address.
NOT_TYPED = {"csrfmiddlewaretoken", "nonce", "issued_at", HONEYPOT, "voorbeeld", "kind", "topic"}

TECHNICAL = re.compile(r"_|(gezien|schrijver|action|index|only|base_revision)\b|.*password|.*_FORMS$")
# A field of an inline in the admin.
PART = re.compile(r"(?P<prefix>.+)-(?P<number>\d{1,4})-(?P<name>\w+)")
HIDDEN = {"region"}  # of a block: filled in by a script


class Typed(NamedTuple):
    text: str
    label: str = "Je tekst"
    name: str = ""
    is_long: bool = True


def submitted_values(request) -> list[Typed]:
    try:
        return typed_in(request.path_info, request.POST)
    except (UnreadablePostError, SuspiciousOperation):
        return []


def typed_in(path: str, post: Mapping[str, Any]) -> list[Typed]:
    """The texts, without what the page itself added."""
    form, model_admin = form_class_at(path), model_admin_at(path)
    if form:
        found = of_form(form, post)
    elif model_admin:
        found = of_admin(model_admin, post)
    else:
        found = of_any(post)
    return [one._replace(text=one.text.replace("\0", "")) for one in found]


def form_class_at(path: str) -> type[forms.Form] | None:
    try:
        view: Any = resolve(path).func
    except Resolver404:
        return None
    return getattr(getattr(view, "view_class", None), "form_class", None)


def model_admin_at(path: str) -> Any:
    """Of a page of the admin with a form for one row."""
    try:
        found = resolve(path)
    except Resolver404:
        return None
    is_form = (found.url_name or "").endswith(("_add", "_change"))
    return getattr(found.func, "model_admin", None) if is_form else None


def of_admin(model_admin: Any, post: Mapping[str, Any]) -> Iterator[Typed]:
    """By the models alone: to make the form would ask the database, which may be what is away."""
    parts = {prefix_of(part.model, model_admin.model): part.model._meta for part in model_admin.inlines}
    for name, value in post.items():
        place = PART.fullmatch(name)
        options: Any = parts.get(place["prefix"]) if place else model_admin.opts
        field = text_field(options, place["name"] if place else name) if options else None
        if field and len(value) > 2:
            label = str(capfirst(field.verbose_name))
            if place:
                label = f"{capfirst(options.verbose_name)} {int(place['number']) + 1}: {label}"
            yield Typed(str(value), label, name, isinstance(field, models.TextField))


def prefix_of(part: Any, model: Any) -> str:
    """What the names of the fields of an inline begin with."""
    keys = (field for field in part._meta.fields if field.many_to_one and field.related_model is model)
    return next((key.remote_field.get_accessor_name(model=model) for key in keys), "")


def text_field(options: Any, name: str) -> Any:
    """The field of this name, if an editor types in it."""
    try:
        field = options.get_field(name)
    except FieldDoesNotExist:
        return None
    is_typed = isinstance(field, models.CharField | models.TextField)
    return field if is_typed and field.editable and not field.choices and name not in HIDDEN else None


def of_form(form: type[forms.Form], post: Mapping[str, Any]) -> Iterator[Typed]:
    for name, field in form.base_fields.items():
        text = str(post.get(name) or "")
        if text.strip() and name != HONEYPOT and is_for_text(field.widget):
            yield Typed(
                text[:LONGEST], str(field.label or "Je tekst"), name, isinstance(field.widget, forms.Textarea)
            )


def is_for_text(widget: Any) -> bool:
    return isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") in {"text", "email"}


def of_any(post: Mapping[str, Any]) -> Iterator[Typed]:
    for name, value in post.items():
        if name not in NOT_TYPED and not TECHNICAL.match(name) and len(value) > 2:
            yield Typed(str(value))


def send_again(request) -> list[tuple[str, str]] | None:
    """What goes along unseen when a refused form of a reader is sent again; None when that is not possible."""
    form = form_class_at(request.path_info)
    if form is None:
        return None
    shown = {one.name for one in submitted_values(request)}
    return [
        (name, value)
        for name in form.base_fields
        if name not in shown
        for value in request.POST.getlist(name)
    ]
