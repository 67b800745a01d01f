"""What every page tells the base template, and pages of a list by number."""

import re
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.functional import cached_property

from netwerk.content import jsonld
from netwerk.content.site import absolute

from . import errors

PAGE_SIZE = 20
# Deeper pages make the database read and drop everything before them; nobody leafs that far.
LAST_PAGE = 500
HOME = ("Home", "/")


class StrictPaginator(Paginator):
    """Pages that are named by a plain positive number; the ones that do not exist are a 404."""

    @cached_property
    def num_pages(self):
        return min(super().num_pages, LAST_PAGE)

    def page_named(self, text: str):
        if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
            raise Http404("Not a page number")
        number = int(text)
        if number > self.num_pages:
            raise errors.PageTooFar(self.num_pages)
        return self.page(number)


class PageContext:
    """What every page tells the base template."""

    section = ""
    parents: list[tuple[str, str]] = []
    request: Any

    def get_breadcrumbs(self) -> list[tuple[str, str]]:
        return [HOME, *self.parents]

    def get_feeds(self) -> list[tuple[str, str]]:
        """The title and address of each feed that follows this page."""
        return []

    def get_json_ld(self, context: dict[str, Any]) -> list[dict[str, Any]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]  # the generic view beside this mixin
        breadcrumbs = self.get_breadcrumbs()
        context.update(section=self.section, breadcrumbs=breadcrumbs, feeds=self.get_feeds())
        context.setdefault("canonical", absolute(self.request.path))
        context["json_ld"] = [*self.get_trail(breadcrumbs), *self.get_json_ld(context)]
        return context

    def get_name(self) -> str:
        """What the page is called in the trail to it; nothing where it is of no use to others."""
        return ""

    def get_trail(self, breadcrumbs: list[tuple[str, str]]) -> list[jsonld.Data]:
        """The page itself is the end of it; on the page that is the heading."""
        name = self.get_name()
        return [jsonld.breadcrumb_list([*breadcrumbs, (name, self.request.path)])] if name else []
