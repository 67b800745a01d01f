"""General rule G3: an error page is Dutch, shows a way on, tells nothing, and needs no database.

Most tests here have no database at all: pytest-django fails every query.
"""

import html5lib
import pytest
from django import get_version
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from psycopg_pool import PoolTimeout

from netwerk.http import errors
from netwerk.pages import csrf
from stories.home import HomeView

SECRETS = [
    "Traceback",
    "geheim-woord",
    "SELECT",
    "django",
    "psycopg",
    "/netwerk/",
    ".py",
    "Error at",
    "Exception",
]


def check(answer, status):
    """A whole page in Dutch that gives nothing away."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    assert page.attrib["lang"] == "nl"
    [title] = list(page.iter("title"))
    [heading] = list(page.iter("h1"))
    assert title.text == f"{heading.text} – netwerk"
    assert len(heading.text) > 10
    main = next(page.iter("main"))
    assert any(a.attrib["href"] == "/" for a in main.iter("a"))
    assert "noindex" in [m.attrib["content"] for m in page.iter("meta") if m.attrib.get("name") == "robots"]
    text = answer.content.decode()
    assert [word for word in SECRETS if word in text] == []
    assert get_version() not in text


@pytest.fixture
def request_for(rf):
    """A request as the error handlers get it when the first layer fails: nothing was added to it yet."""
    return rf.get("/x/")


def test_page_that_is_not_there(visitor):
    check(visitor.ask("/bestaat-niet/"), 404)
    check(visitor.ask("/verhalen/x/y/"), 404)


def test_malformed_request(visitor):
    check(visitor.ask("/tips/%00"), 400)
    check(visitor.ask("/tips", HTTP_HOST="evil.example"), 400)
    check(visitor.ask("/", CONTENT_TYPE="text/plain; charset=utf-7"), 400)


def test_form_without_token():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/beheer/login/", {"username": "x", "password": "geheim-woord"})
    check(answer, 403)


def test_fault_of_ours_has_the_look_of_the_site_and_a_way_to_search(
    db, request_for, django_assert_num_queries
):
    with django_assert_num_queries(0):
        body = errors.server_error(request_for).content.decode()
    assert 'href="/zoeken/"' in body
    assert "css/tokens.css" in body


def test_handlers_work_on_a_bare_request(request_for):
    check(errors.bad_request(request_for, ValueError("geheim-woord")), 400)
    check(errors.permission_denied(request_for, ValueError("geheim-woord")), 403)
    check(csrf.csrf_failure(request_for, reason="geheim-woord"), 403)
    check(errors.page_not_found(request_for, ValueError("geheim-woord")), 404)
    check(errors.gone_page(request_for), 410)
    check(errors.server_error(request_for), 500)


def test_fault_of_ours_tells_no_more_than_that(visitor, monkeypatch):
    def fail(*args):
        raise ProgrammingError("geheim-woord: SELECT password FROM accounts_user")

    monkeypatch.setattr(HomeView, "get", fail)
    check(visitor.ask("/"), 500)


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_database_that_is_away_comes_back(visitor, monkeypatch, problem):
    def fail(*args):
        raise problem("geheim-woord: connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", fail)
    monkeypatch.setattr(BaseDatabaseWrapper, "_cursor", fail)
    for address in ["/", "/tips/", "/mensen/iemand/", "/verhalen/feed.atom", "/sitemap.xml"]:
        answer = visitor.ask(address)
        check(answer, 503)
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.headers["Cache-Control"] == "private, no-store"
    check(visitor.ask("/bestaat-niet/"), 404)
    check(visitor.ask("/beheer/", HTTP_COOKIE="sessionid=aaaaaaaaaaaaaaaa"), 503)


def test_failure_inside_a_layer_is_a_503_too(visitor, monkeypatch):
    def fail(*args):
        raise OperationalError("geheim-woord")

    monkeypatch.setattr(SessionMiddleware, "process_request", fail)
    check(visitor.ask("/robots.txt"), 503)


def test_session_that_cannot_be_saved_is_no_fault_of_the_visitor(request_for):
    """Django turns every failure to save one into a 400, also when the database is away."""
    try:
        try:
            raise OperationalError("geheim-woord")
        except OperationalError:
            raise UpdateError  # noqa: B904 - as Django does
    except UpdateError as error:
        check(errors.bad_request(request_for, error), 503)


@pytest.mark.django_db
def test_pool_without_a_free_connection_is_an_operational_error():
    """psycopg's own exception is not Django's until Django wraps it."""
    with pytest.raises(OperationalError), connection.wrap_database_errors:
        raise PoolTimeout("no connection in 5 s")
