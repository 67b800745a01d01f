"""What a visitor typed in a form that is refused: under the labels of that form, to copy or to send again."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from django import forms
from django.core.exceptions import FieldDoesNotExist, SuspiciousOperation
from django.db import models
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, resolve
from django.utils.text import capfirst

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.db.models.options import Options

# What reading a form that nobody can read raises.
UNREADABLE_FORM = (UnreadablePostError, SuspiciousOperation, MultiPartParserError)
LONGEST = 5_000  # of a reader: as much as a reaction may have; a text of an editor is whole
HONEYPOT = "laat_leeg"
# Of a form that is not known by its address.
NOT_TYPED = {"csrfmiddlewaretoken", "nonce", "issued_at", HONEYPOT, "voorbeeld", "kind", "topic"}

TECHNICAL = re.compile(r"_|(gezien|schrijver|action|index|only|base_revision)\b|.*password|.*_FORMS$")
# A field of an inline in the admin.
PART = re.compile(r"(?P<prefix>.+)-(?P<index>\d{1,4})-(?P<name>\w+)")
HIDDEN = {"region"}  # of a block: filled in by a script


class Typed(NamedTuple):
    text: str
    label: str = "Je tekst"
    name: str = ""
    is_long: bool = True


def submitted_values(request: HttpRequest) -> list[Typed]:
    try:
        return typed_in(request.path_info, request.POST)
    except UNREADABLE_FORM:
        return []


def typed_in(path: str, post: Mapping[str, str]) -> list[Typed]:
    """The texts, without what the page itself added."""
    form, model_admin = form_class_at(path), model_admin_at(path)
    if form:
        texts = of_form(form, post)
    elif model_admin:
        texts = of_admin(model_admin, post)
    else:
        texts = of_any(post)
    return [typed._replace(text=typed.text.replace("\0", "")) for typed in texts]


def form_class_at(path: str) -> type[forms.Form] | None:
    try:
        view = resolve(path).func
    except Resolver404:
        return None
    return getattr(getattr(view, "view_class", None), "form_class", None)


def model_admin_at(path: str) -> "ModelAdmin | None":
    """Of a page of the admin with a form for one row."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    is_form = (match.url_name or "").endswith(("_add", "_change"))
    return getattr(match.func, "model_admin", None) if is_form else None


def of_admin(model_admin: "ModelAdmin", post: Mapping[str, str]) -> Iterator[Typed]:
    """By the models alone: to make the form would ask the database, which may be what is away."""
    parts = {prefix_of(inline.model, model_admin.model): inline.model._meta for inline in model_admin.inlines}
    for name, value in post.items():
        part = PART.fullmatch(name)
        options = parts.get(part["prefix"]) if part else model_admin.opts
        field = text_field(options, part["name"] if part else name) if options else None
        if options and field and len(value) > 2:
            label = str(capfirst(field.verbose_name))
            if part:
                label = f"{capfirst(options.verbose_name)} {int(part['index']) + 1}: {label}"
            yield Typed(str(value), label, name, isinstance(field, models.TextField))


def prefix_of(part: type[models.Model], model: type[models.Model]) -> str:
    """What the names of the fields of an inline begin with."""
    fields = part._meta.fields
    keys = (f for f in fields if isinstance(f, models.ForeignKey) and f.related_model is model)
    return next((key.remote_field.get_accessor_name(model=model) or "" for key in keys), "")


def text_field(options: "Options[models.Model]", name: str) -> models.Field | None:
    """The field of this name, if an editor types in it."""
    try:
        field = options.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(field, models.CharField | models.TextField):
        return None
    return field if field.editable and not field.choices and name not in HIDDEN else None


def of_form(form: type[forms.Form], post: Mapping[str, str]) -> Iterator[Typed]:
    for name, field in form.base_fields.items():
        text = str(post.get(name) or "")
        if text.strip() and name != HONEYPOT and is_for_text(field.widget):
            yield Typed(
                text[:LONGEST], str(field.label or "Je tekst"), name, isinstance(field.widget, forms.Textarea)
            )


def is_for_text(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") in {"text", "email"}


def of_any(post: Mapping[str, str]) -> Iterator[Typed]:
    for name, value in post.items():
        if name not in NOT_TYPED and not TECHNICAL.match(name) and len(value) > 2:
            yield Typed(str(value))


def send_again(request: HttpRequest) -> list[tuple[str, str]] | None:
    """What goes along unseen when a refused form of a reader is sent again; None when that is not possible."""
    form = form_class_at(request.path_info)
    if form is None:
        return None
    shown = {typed.name for typed in submitted_values(request)}
    return [
        (name, value)
        for name in form.base_fields
        if name not in shown
        for value in request.POST.getlist(name)
    ]
