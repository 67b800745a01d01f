"""What a visitor typed in a form that is refused: under the labels of that form, to copy or to send again."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.http import UnreadablePostError
from django.urls import Resolver404, resolve

LONGEST = 5_000  # of a reader: as much as a reaction may have; a text of an editor is whole
HONEYPOT = "laat_leeg"
# Of a form that is not known by its address.
NOT_TYPED = {"csrfmiddlewaretoken", "nonce", "issued_at", HONEYPOT, "voorbeeld", "kind", "topic"}


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
    form = form_class_at(path)
    found = of_form(form, post) if form else of_any(post)
    return [one._replace(text=one.text.replace("\0", "")) for one in found]


def form_class_at(path: str) -> type[forms.Form] | None:
    try:
        view: Any = resolve(path).func
    except Resolver404:
        return None
    return getattr(getattr(view, "view_class", None), "form_class", None)


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
        if name not in NOT_TYPED and "password" not in name and len(value) > 2:
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
