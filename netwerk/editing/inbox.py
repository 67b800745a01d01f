"""All that readers sent in and that waits, in one list. Each app says in its ``dashboard.py`` what it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.template.response import TemplateResponse

from netwerk.accounts.models import User

PER_PAGE = 25


@dataclass(frozen=True)
class Item:
    """``kind`` says what it is, ``page`` the name of what it is about, ``url`` where it is decided about."""

    key: int
    kind: str
    page: str
    text: str
    url: str
    since: datetime | None = None


MakeItems = Callable[[QuerySet], Iterable[Item]]


@dataclass(frozen=True)
class InboxSource:
    """Of ``rows`` this tells which wait, ``since`` when, and what an editor sees of a few of them, in one query."""

    permission: str  # to decide about them
    rows: Callable[[], QuerySet[Model]]
    since: Combinable
    items: MakeItems


INBOX_SOURCES: list[InboxSource] = []


def register_inbox(
    permission: str, *, rows: Callable[[], QuerySet[Model]], since: Combinable
) -> Callable[[MakeItems], MakeItems]:
    """The decorated function makes items of some of ``rows``."""

    def add(items: MakeItems) -> MakeItems:
        INBOX_SOURCES.append(InboxSource(permission, rows, since, items))
        return items

    return add


class WaitingRow(TypedDict):
    """Which source, which row of it and since when."""

    waiting_since: datetime
    source: int
    key: int


def sources_for(user: User | AnonymousUser) -> list[InboxSource]:
    return [source for source in INBOX_SOURCES if user.has_perm(source.permission)]


def waiting_rows(sources: list[InboxSource]) -> QuerySet:
    """A ``WaitingRow`` for each of all together, oldest first."""
    first, *others = [
        source.rows()
        .order_by()
        .annotate(waiting_since=source.since, source=Value(nth), key=F("pk"))
        .values("waiting_since", "source", "key")
        for nth, source in enumerate(sources)
    ]
    return first.union(*others, all=True).order_by("waiting_since", "source", "key")


def items_of(sources: list[InboxSource], rows: list[WaitingRow]) -> list[Item]:
    """One query for each source that is among the rows. What was decided about meanwhile is left out."""
    items: dict[tuple[int, int], Item] = {}
    for nth, source in enumerate(sources):
        if keys := [row["key"] for row in rows if row["source"] == nth]:
            items |= {(nth, item.key): item for item in source.items(source.rows().filter(pk__in=keys))}
    return [
        replace(item, since=row["waiting_since"])
        for row in rows
        if (item := items.get((row["source"], row["key"])))
    ]


def inbox_view(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    sources = sources_for(request.user)
    if not sources:
        raise PermissionDenied
    page = Paginator(waiting_rows(sources), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **site.each_context(request),
        "title": "Van lezers",
        "page": page,
        "items": items_of(sources, cast("list[WaitingRow]", list(page))),
    }
    return TemplateResponse(request, "admin/inbox.html", context)
