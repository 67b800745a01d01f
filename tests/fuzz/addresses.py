"""Every address of the site: all URL patterns, with what exists in the place of their parameters."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
GROUP = re.compile(r"\((?:\?P<\w+>)?[^()]*(?:\([^()]*\)[^()]*)*\)\??")
ROWS = 3  # of each model
EXAMPLES = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}


def _routes(patterns: list, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + GROUP.sub("x", str(pattern.pattern)).strip("^$").replace(r"\Z", "").replace("\\", "")
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def _filled(route: str, slug: str) -> str:
    return PARAMETER.sub(lambda parameter: EXAMPLES.get(parameter[1], slug), route)


def _pages(model: type[Model]) -> set[str]:
    if not hasattr(model, "get_absolute_url"):
        return set()
    return {row.get_absolute_url().partition("#")[0] for row in model._default_manager.all()[:ROWS]}


def addresses() -> list[str]:
    """The pages that exist, the forms of the admin for what exists, and every pattern with an example filled in."""
    found = {address for model in apps.get_models() for address in _pages(model)}
    for route in _routes(get_resolver().url_patterns):
        start = route.partition("<")[0]
        known = sorted(address for address in found if start and address.startswith(f"/{start}"))
        slugs = {address.removeprefix(f"/{start}").partition("/")[0] for address in known[:ROWS]} - {""}
        found |= {"/" + _filled(route, slug) for slug in slugs or {"over"}}
    for model in admin.site._registry:
        one = model._default_manager.first()
        if one is not None:
            start = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/{one.pk}/"
            found |= {f"{start}{end}/" for end in ("change", "delete", "history")}
    return sorted(address for address in found if "uitloggen" not in address and "logout" not in address)
