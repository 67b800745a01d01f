"""Error pages in Dutch. None of them needs the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


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
    return render(request, "403_csrf.html", status=403)


def page_not_found(request, exception=None):
    last_page = getattr(exception, "last", None)
    return render(request, "404.html", {"last_page": last_page}, status=404)


def gone(request):
    return render(request, "410.html", status=410)


def server_error(request):
    """Without a context: whatever broke may break again. A database that is away comes back: 503."""
    if database_is_away(sys.exc_info()[1]):
        return unavailable()
    return HttpResponse(render_to_string("500.html"), status=500)


def unavailable():
    return HttpResponse(render_to_string("503.html"), status=503, headers={"Retry-After": "5"})


def database_is_away(error: BaseException | None) -> bool:
    """Whether the error, or the one it was raised for, is that the database does not answer."""
    while error and not isinstance(error, OperationalError | InterfaceError):
        error = error.__cause__ or error.__context__
    return error is not None
