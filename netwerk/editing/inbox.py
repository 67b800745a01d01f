"""All that readers sent in and that waits, in one list. Each app says in its ``dashboard.py`` what it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, QuerySet, Value
from django.template.response import TemplateResponse

PER_PAGE = 25


@dataclass(frozen=True)
class Item:
    """``kind`` says what it is, ``page`` the name of what it is about, ``url`` where it is decided about."""

    key: int
    kind: str
    page: str
    words: str
    url: str
    since: datetime | None = None


@dataclass(frozen=True)
class InboxSource:
    """Of ``rows`` this tells which wait, ``since`` when, and what an editor sees of a few of them, in one query."""

    permission: str  # to decide about them
    rows: Callable[[], QuerySet[Any]]
    since: Any
    items: Callable[[QuerySet[Any]], Iterable[Item]]


INBOX_SOURCES: list[InboxSource] = []


def register_inbox(permission: str, *, rows: Callable[[], QuerySet[Any]], since: Any):
    """The decorated function makes items of some of ``rows``."""

    def add(items):
        INBOX_SOURCES.append(InboxSource(permission, rows, since, items))
        return items

    return add


def sources_for(user) -> list[InboxSource]:
    return [source for source in INBOX_SOURCES if user.has_perm(source.permission)]


def waiting_rows(sources: list[InboxSource]) -> QuerySet[Any]:
    """Which source, which row of it and since when: of all together, oldest first."""
    first, *others = [
        source.rows()
        .order_by()
        .annotate(waiting_since=source.since, place=Value(place), key=F("pk"))
        .values("waiting_since", "place", "key")
        for place, source in enumerate(sources)
    ]
    return first.union(*others, all=True).order_by("waiting_since", "place", "key")


def items_of(sources: list[InboxSource], rows: list[dict[str, Any]]) -> list[Item]:
    """One query for each source that is among the rows. What was decided about meanwhile is left out."""
    found: dict[tuple[int, int], Item] = {}
    for place, source in enumerate(sources):
        if keys := [row["key"] for row in rows if row["place"] == place]:
            found |= {(place, item.key): item for item in source.items(source.rows().filter(pk__in=keys))}
    placed = [(row, found.get((row["place"], row["key"]))) for row in rows]
    return [
        Item(item.key, item.kind, item.page, item.words, item.url, row["waiting_since"])
        for row, item in placed
        if item
    ]


def inbox_view(request, site):
    sources = sources_for(request.user)
    if not sources:
        raise PermissionDenied
    page = Paginator(waiting_rows(sources), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": "Van lezers",
        "page": page,
        "items": items_of(sources, list(page)),
    }
    return TemplateResponse(request, "admin/inbox.html", context)
