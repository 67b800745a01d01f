"""What every page tells the base template."""

from typing import Any, TypeAlias

from django.http import HttpRequest
from django.views.generic.base import ContextMixin, View

from netwerk.content import jsonld
from netwerk.content.site import absolute

HOME = ("Home", "/")
Context: TypeAlias = dict[str, Any]  # of a template: it takes whatever it is given


class PageContext(ContextMixin, View):
    """What every page tells the base template."""

    section = ""
    parents: list[tuple[str, str]] = []
    request: HttpRequest

    def get_breadcrumbs(self) -> list[tuple[str, str]]:
        return [HOME, *self.parents]

    def get_feeds(self) -> list[tuple[str, str]]:
        """The title and address of each feed that follows this page."""
        return []

    def get_json_ld(self, context: Context) -> list[jsonld.Data]:
        return []

    def get_context_data(self, **kwargs) -> Context:
        context = super().get_context_data(**kwargs)
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
