"""Error pages in Dutch. None of them needs the database."""

import sys
from typing import Any

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.middleware import csrf
from django.shortcuts import render
from django.template.loader import render_to_string

from .typed import send_again, typed, typed_in

# Why a form was refused, in the words of the page that says so.
NO_COOKIE, NO_ORIGIN, TOO_OLD, ANOTHER_SITE = "cookie", "afzender", "oud", "andere-site"


class PageTooFar(Http404):
    """A page number past the end; the error page offers the last one."""

    def __init__(self, last: int):
        super().__init__("Past the last page")
        self.last = last


def bad_request(request, exception=None):
    """Django also calls this when a session cannot be saved, whatever the reason."""
    return unavailable() if database_is_away(exception) else render(request, "400.html", status=400)


def permission_denied(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    """An editor whose form was open too long goes on with it; a form of another site shows nothing."""
    from netwerk.accounts import carry  # needs the models, which are not loaded yet

    text = (carry.carried(request) or carry.pack(request)) if reason.startswith("CSRF") else ""
    if answer := text and carry.go_on(request, text, status=403):
        return answer
    context: dict[str, Any] = {"cause": cause_of(request, reason)}
    if context["cause"] != ANOTHER_SITE:
        context |= {"typed": typed(request), "unseen": send_again(request)}
    return render(request, "403_csrf.html", context, status=403)


def cause_of(request, reason: str) -> str:
    """What a visitor can do something about. Another site gets neither a word back nor a button to press."""
    origin = request.headers.get("Origin", "null")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return ANOTHER_SITE
    if reason in {csrf.REASON_NO_REFERER, csrf.REASON_BAD_ORIGIN % origin}:
        return NO_ORIGIN if origin == "null" else ANOTHER_SITE
    if reason.startswith("Referer"):
        return ANOTHER_SITE
    return NO_COOKIE if reason == csrf.REASON_NO_CSRF_COOKIE else TOO_OLD


def too_large(request, post):
    """More than a form can hold. ``post`` is as much of it as was read."""
    return render(request, "413.html", {"typed": typed_in(request.path_info, post)}, status=413)


def page_not_found(request, exception=None):
    last_page = getattr(exception, "last", None)
    return render(request, "404.html", {"last_page": last_page, "typed": typed(request)}, status=404)


def gone(request):
    return render(request, "410.html", status=410)


def server_error(request):
    """Without a context or the database: whatever broke may break again. A database that is away comes back: 503."""
    if database_is_away(sys.exc_info()[1]):
        return unavailable(typed(request))
    return HttpResponse(render_to_string("500.html"), status=500)


def unavailable(typed=()):
    """Nothing but the page itself: whatever it would ask for may be away too."""
    page = render_to_string("503.html", {"typed": typed})
    return HttpResponse(page, status=503, headers={"Retry-After": "5"})


AWAY = (OperationalError, InterfaceError, psycopg.errors.IdleInTransactionSessionTimeout)


def database_is_away(error: BaseException | None) -> bool:
    """Whether the error, or the one it was raised for, is that the database does not answer, or not in time."""
    while error and not isinstance(error, AWAY):
        error = error.__cause__ or error.__context__
    return error is not None
