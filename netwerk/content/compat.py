"""Everything that Django and packages keep to themselves and we use all the same, with what to do when it goes.

``tests/netwerk/content/test_compat.py`` has a test for each; no other module names a private name of a package.
Nothing of the admin is imported here before it is asked for: models are not loaded yet.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.utils.functional import LazyObject, empty
from django.utils.http import parse_header_parameters

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite, ModelAdmin
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import Model


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
