"""Public pages are the same for everybody, so the second reader gets what was made for the first.

Pages are kept in the memory of each worker under the version of the content. A change of anything that can be
on a page raises the version when it is committed, so that no reader sees the old page after that. What changes
by the clock alone (a scheduled story, the tip of the week) follows when the page is made again, within
``PAGE_CACHE_SECONDS``.

While the database is away, readers get the kept copy of the last version this worker knew of, and are told so.
Never of an older one: what was changed may have been taken away for a reason.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models.signals import post_delete, post_save
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.cache import has_vary_header

from netwerk.content.compat import runs_on_commit
from netwerk.content.local_apps import local_apps
from netwerk.content.timeouts import is_frozen

from .errors import unavailable

SEQUENCE = "netwerk_content_version"
EDITORS = reverse_lazy("admin:index")
HEALTH = reverse_lazy("health")
CACHED_HEADERS = ("Content-Type", "Last-Modified", "Cache-Control")
COPY_SECONDS = 2 * 60 * 60
ASK_AGAIN = 2  # seconds; a pool of connections lets every reader wait before it says that there is none


def content_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT last_value FROM {SEQUENCE}")  # noqa: S608 — a constant
        return cursor.fetchone()[0]


def raise_content_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [SEQUENCE])


def content_changed(**kwargs: Any) -> None:
    """Once for each transaction, when it is committed: before that, nobody else sees the change."""
    if not runs_on_commit(raise_content_version):
        transaction.on_commit(raise_content_version)


def watch() -> None:
    """A model that no page shows, or that says itself when a page changes, has ``expires_pages = False``."""
    for model in (model for app in local_apps() for model in app.get_models()):
        if getattr(model, "expires_pages", True):
            post_save.connect(content_changed, model)
            post_delete.connect(content_changed, model)


@dataclass(frozen=True)
class CachedPage:
    """A page as it was made for the first reader."""

    content: bytes
    headers: dict[str, str]
    made_at: datetime

    def is_fresh(self) -> bool:
        return timezone.now() - self.made_at < timedelta(seconds=settings.PAGE_CACHE_SECONDS)

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)

    def copy(self) -> HttpResponse:
        """For while the database is away. A page says that it is a copy, and of when; a feed cannot."""
        content = self.content
        if self.headers["Content-Type"].startswith("text/html"):
            note = render_to_string("includes/copy.html", {"made_at": self.made_at}).encode()
            content = re.sub(rb"<main[^>]*>", lambda tag: tag[0] + note, content, count=1)
        headers = {"Content-Type": self.headers["Content-Type"], "Cache-Control": "no-store"}
        return HttpResponse(content, headers=headers)


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.latest = 0  # the last version this worker knew of
        self.ask_at = 0.0

    def __call__(self, request):
        if not settings.PAGE_CACHE_SECONDS or request.method != "GET" or asks_nothing_here(request):
            return self.get_response(request)
        waited = monotonic() >= self.ask_at
        number = self.version_now()
        if number is None:
            # Nobody waits twice, and of a server that is known to be frozen nobody asks anything.
            no_use = waited or is_frozen()
            return self.copy(request) or (unavailable() if no_use else self.get_response(request))
        response = self.get_response(request) if is_personal(request) else self.page(request, number)
        return (self.copy(request) if response.status_code == 503 else None) or response

    def version_now(self) -> int | None:
        """None while the database is away."""
        if monotonic() < self.ask_at:
            return None
        try:
            self.latest = number = content_version()
        except (OperationalError, InterfaceError):
            self.ask_at = monotonic() + ASK_AGAIN
            return None
        return number

    def page(self, request, number: int) -> HttpResponse:
        """Kept under the version of before it was made: a change meanwhile makes it one of the past."""
        key = key_of(request, number)
        kept = cache.get(key)
        if kept and kept.is_fresh():
            return kept.response()
        response = self.get_response(request)
        if may_be_kept(request, response):
            headers = {name: response[name] for name in CACHED_HEADERS if response.has_header(name)}
            cache.set(key, CachedPage(response.content, headers, timezone.now()), COPY_SECONDS)
        return response

    def copy(self, request) -> HttpResponse | None:
        kept = cache.get(key_of(request, self.latest))
        return kept.copy() if kept else None


def key_of(request, number: int) -> str:
    # A digest: an address may be longer, and hold other signs, than a key may.
    return sha256(f"{number}:{request.get_full_path()}".encode()).hexdigest()


def asks_nothing_here(request) -> bool:
    """Editors always see what is; and whether the process lives does not depend on the database."""
    return request.path.startswith((str(EDITORS), str(HEALTH)))


def is_personal(request) -> bool:
    return settings.OWN_COMMENTS_COOKIE in request.COOKIES


def may_be_kept(request, response) -> bool:
    """Nothing that was made for one reader, one moment or one answer."""
    personal = response.cookies or has_vary_header(response, "Cookie") or request.csp_nonce
    said = response.get("Cache-Control", "")
    return not (
        personal
        or response.status_code != 200
        or response.streaming
        or "no-store" in said
        or "private" in said
    )
