"""Error pages in Dutch. None of them needs the database."""

import sys

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .submitted import submitted_values, typed_in


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


def too_large(request, post):
    """More than a form can hold. ``post`` is as much of it as was read."""
    return render(request, "413.html", {"typed": typed_in(request.path_info, post)}, status=413)


def page_not_found(request, exception=None):
    last_page = getattr(exception, "last", None)
    return render(
        request, "404.html", {"last_page": last_page, "typed": submitted_values(request)}, status=404
    )


def gone_page(request):
    return render(request, "410.html", status=410)


def server_error(request):
    """Without a context or the database: whatever broke may break again. A database that is away comes back: 503."""
    if database_is_away(sys.exc_info()[1]):
        return unavailable(submitted_values(request))
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
