"""Everything that Django and packages keep to themselves and we use all the same, with what to do when it goes.

``tests/netwerk/content/test_compat.py`` has a test for each; no other module names a private name of a package.
Nothing of the admin is imported here before it is asked for: models are not loaded yet.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils.functional import LazyObject, empty
from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite, ModelAdmin
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import ForeignKey, Model, QuerySet
    from django.forms import BaseFormSet, ModelForm
    from simple_history.manager import HistoryManager

CHANGE_REASON = "_change_reason"  # where django-simple-history looks for why a row is saved


class Utf8Request(WSGIRequest):
    """A request of which a visitor does not choose how the address is decoded.

    Django also decodes the address with the charset of the body; ``rot13`` breaks it before any layer.
    """

    def _set_content_type_params(self, meta: Mapping[str, str]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


def is_evaluated(lazy: LazyObject) -> bool:
    """Whether anybody asked for the value; Django only tells this in the text of its ``repr``."""
    return lazy._wrapped is not empty


def runs_on_commit(function: Callable[[], None]) -> bool:
    """Whether the transaction will already call this function; Django would call it twice."""
    return function in [registered for _, registered, *_ in connection.run_on_commit]


def registered_admins(site: "AdminSite") -> "Mapping[type[Model], ModelAdmin]":
    """Every model of the admin; the public ``get_model_admin`` answers for one."""
    return site._registry


def is_password_set(user: "AbstractBaseUser") -> bool:
    """Whether ``set_password`` was called since the last save."""
    return user._password is not None  # type: ignore[attr-defined]  # the stubs leave it out


def show_booleans_with(text: Callable[[bool | None], str]) -> None:
    """Instead of the icon of the admin; there is a setting for the text of what is empty only."""
    from django.contrib.admin.templatetags import admin_list

    admin_list._boolean_icon = text  # type: ignore[attr-defined]  # the stubs leave it out


def foreign_key_to(parent: "type[Model]", child: "type[Model]", name: str | None = None) -> "ForeignKey":
    """The key that an inline uses; with ``name`` when there is more than one."""
    from django.forms.models import _get_foreign_key

    return _get_foreign_key(parent, child, fk_name=name)


def is_marked_for_deletion(formset: "BaseFormSet[ModelForm]", form: "ModelForm") -> bool:
    """The public ``deleted_forms`` answers only when the whole formset is right."""
    return formset.can_delete and formset._should_delete_form(form)  # type: ignore[attr-defined]  # the stubs leave it out


def delete_without_signals(rows: "QuerySet[Model]") -> None:
    """One statement, for rows that nothing belongs to; ``delete()`` reads them all and sends a signal for each."""
    rows._raw_delete(rows.db)


def history_of(model: "type[Model]") -> "HistoryManager":
    """What django-simple-history keeps of a model; it has no types, so that nobody else sees that this is there."""
    return model.history  # type: ignore[attr-defined]  # as above


def has_joined_history(model: "type[Model]") -> bool:
    """Whether a version of a row is more than one row: with what it was joined to."""
    return hasattr(model, "history") and bool(history_of(model).model._history_m2m_fields)


class MissingRowMixin:
    """For a model admin: ``response_missing`` may answer for a row that is not there, before Django does."""

    def response_missing(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        return None

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts, object_id):
        answer = self.response_missing(request, object_id)
        return answer or super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]  # of the admin beside this


class BlockTextsMixin:
    """For a content editor: ``block_texts`` says what its script writes on the page."""

    block_texts: dict[str, str] = {}

    def _content_editor_context(self, request: HttpRequest, context):
        editor = super()._content_editor_context(request, context)  # type: ignore[misc]  # of the admin beside this
        return {**editor, "messages": {**editor["messages"], **self.block_texts}}
