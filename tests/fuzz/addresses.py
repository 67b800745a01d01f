"""Every address of the site: all URL patterns, with what exists in the place of their parameters."""

import re
from collections.abc import Iterator

from django.contrib import admin
from django.urls import URLPattern, URLResolver, get_resolver

from netwerk.pages.models import Page

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
GROUP = re.compile(r"\((?:\?P<\w+>)?[^()]*(?:\([^()]*\)[^()]*)*\)\??")
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


def addresses() -> list[str]:
    """The pages that exist, the forms of the admin for what exists, and every pattern with an example filled in."""
    found = {page.get_absolute_url() for page in Page.objects.all() if hasattr(page, "get_absolute_url")}
    slugs = sorted({address.strip("/").rpartition("/")[2] for address in found}) or ["x"]
    for route in _routes(get_resolver().url_patterns):
        found |= {"/" + _filled(route, slug) for slug in slugs[:3]}
    for model in admin.site._registry:
        one = model._default_manager.first()
        if one is not None:
            start = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/{one.pk}/"
            found |= {f"{start}{end}/" for end in ("change", "delete", "history")}
    return sorted(address for address in found if "uitloggen" not in address and "logout" not in address)
