"""Public pages are the same for everybody, so the second reader gets what was made for the first.

Pages are kept in the memory of each worker under the version of the content. A change of anything that can be
on a page raises the version when it is committed, so that no reader sees the old page after that. What changes
by the clock alone (a scheduled story, the tip of the week) follows when the page is made again, within
``PAGE_CACHE_SECONDS``.
"""

from hashlib import sha256
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.cache import has_vary_header

CONTENT_APPS = {"netwerk", "practices", "stories"}
SEQUENCE = "netwerk_content_version"
EDITORS = reverse_lazy("admin:index")
KEPT_HEADERS = ("Content-Type", "Last-Modified", "Cache-Control")


def version() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT last_value FROM {SEQUENCE}")  # noqa: S608 — a constant
        return cursor.fetchone()[0]


def raise_version() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [SEQUENCE])


def content_changed(**kwargs: Any) -> None:
    """Once for each transaction, when it is committed: before that, nobody else sees the change."""
    if raise_version not in [function for _, function, *_ in connection.run_on_commit]:
        transaction.on_commit(raise_version)


def watch() -> None:
    """A model that no page shows, or that says itself when a page changes, has ``on_pages = False``."""
    for model in apps.get_models():
        if model._meta.app_label in CONTENT_APPS and getattr(model, "on_pages", True):
            post_save.connect(content_changed, model)
            post_delete.connect(content_changed, model)


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not settings.PAGE_CACHE_SECONDS or request.method != "GET" or is_personal(request):
            return self.get_response(request)
        # A digest: an address may be longer, and hold other signs, than a key may.
        key = sha256(f"{version()}:{request.get_full_path()}".encode()).hexdigest()
        if kept := cache.get(key):
            content, headers = kept
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        if may_be_kept(request, response):
            headers = {name: response[name] for name in KEPT_HEADERS if response.has_header(name)}
            cache.set(key, (response.content, headers), settings.PAGE_CACHE_SECONDS)
        return response


def is_personal(request) -> bool:
    return settings.OWN_COMMENTS_COOKIE in request.COOKIES or request.path.startswith(str(EDITORS))


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
