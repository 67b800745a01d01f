"""Standards A2 and fact 9: every answer carries the security headers, also one that was made early."""

import pytest
from django.db import OperationalError

from netwerk.http.csp import CSP, LazyNonce, build_policy
from stories.home import HomeView

pytestmark = pytest.mark.django_db
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
}
HSTS = "max-age=31536000"
ANSWERS = {
    "a page": ("/", 200, {}),
    "a page that did not change": ("/robots.txt", 304, {"HTTP_IF_NONE_MATCH": "*"}),
    "a list": ("/tips/", 200, {}),
    "a feed": ("/verhalen/feed.atom", 200, {}),
    "the sitemap": ("/sitemap.xml", 200, {}),
    "a text": ("/.well-known/security.txt", 200, {}),
    "health": ("/gezond/", 200, {}),
    "a static file": ("/static/css/base.css", 200, {}),
    "a missing static file": ("/static/css/geen.css", 404, {}),
    "a missing slash": ("/tips", 301, {}),
    "a page that is not there": ("/bestaat-niet/", 404, {}),
    "a NUL byte": ("/tips/%00", 400, {}),
    "an odd charset": ("/", 400, {"CONTENT_TYPE": "text/plain; charset=utf-16"}),
    "an unknown host": ("/tips", 400, {"HTTP_HOST": "evil.example"}),
    "login": ("/beheer/login/", 200, {}),
    "the admin": ("/beheer/", 302, {}),
}


@pytest.fixture
def production(settings):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_SSL_REDIRECT = True


def check(answer, expected=HEADERS):
    assert {name: answer.headers.get(name) for name in expected} == expected


@pytest.mark.parametrize("what", ANSWERS)
def test_every_kind_of_answer_has_all_headers(visitor, production, what):
    address, status, extra = ANSWERS[what]
    answer = visitor.ask(address, **extra, **{"wsgi.url_scheme": "https"})
    assert answer.status_code == status
    check(answer, HEADERS | {"Strict-Transport-Security": HSTS})


@pytest.mark.parametrize(("problem", "status"), [(ValueError, 500), (OperationalError, 503)])
def test_failing_page_has_all_headers(visitor, production, monkeypatch, problem, status):
    def fail(*args):
        raise problem

    monkeypatch.setattr(HomeView, "get", fail)
    answer = visitor.ask("/", **{"wsgi.url_scheme": "https"})
    assert answer.status_code == status
    check(answer, HEADERS | {"Strict-Transport-Security": HSTS})


@pytest.mark.parametrize("method", ["POST", "TRACE"])
def test_refused_method_has_all_headers(visitor, method):
    answer = visitor.ask("/", method)
    assert answer.status_code == 405
    check(answer)


def test_redirect_to_https_has_all_headers(visitor, production):
    for address in ["/", "/tips", "/static/css/base.css", "/bestaat-niet/"]:
        answer = visitor.ask(address)
        assert (answer.status_code, answer.headers["Location"]) == (301, f"https://testserver{address}")
        check(answer)


def test_subdomains_and_preloading_are_the_operators_choice(visitor, production, settings):
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    for address in ["/robots.txt", "/tips/%00"]:
        answer = visitor.ask(address, **{"wsgi.url_scheme": "https"})
        check(answer, {"Strict-Transport-Security": f"{HSTS}; includeSubDomains; preload"})


def test_nothing_is_shared_with_other_origins_and_nothing_is_told_about_the_server(visitor):
    for address, _, extra in ANSWERS.values():
        answer = visitor.ask(address, **extra)
        for name in ["Access-Control-Allow-Origin", "Server", "X-Powered-By", "Content-Encoding"]:
            assert name not in answer.headers, address


def test_internet_nl_finds_nothing_in_the_policy(settings):
    """Its rules: fallback none or self, the directives without fallback present, no broad source."""
    policy = settings.SECURE_CSP
    assert policy["default-src"] == [CSP.NONE]
    assert {"base-uri", "form-action", "frame-ancestors"} <= policy.keys()
    assert {source for sources in policy.values() for source in sources} == {CSP.SELF, CSP.NONE, CSP.NONCE}


def test_nonce_is_named_only_when_a_template_asked_for_it():
    nonce = LazyNonce()
    policy = {"script-src": [CSP.SELF, CSP.NONCE]}
    assert build_policy(policy, nonce) == "script-src 'self'"
    assert build_policy(policy, nonce) == "script-src 'self'"  # to look is not to ask
    value = str(nonce)
    assert len(value) >= 22
    assert build_policy(policy, nonce) == f"script-src 'self' 'nonce-{value}'"


def test_every_answer_has_a_nonce_of_its_own(editor):
    policies = {editor.ask("/beheer/stories/story/add/").headers["Content-Security-Policy"] for _ in range(3)}
    assert len(policies) == 3
    assert all("'nonce-" in policy and "unsafe-inline" not in policy for policy in policies)


def test_the_admin_is_kept_by_no_cache(visitor, editor):
    for address in [
        "/beheer/",
        "/beheer/login/",
        "/beheer/stories/story/",
        "/beheer/geen/",
        "/beheer/jsi18n/",
    ]:
        for who in [visitor, editor]:
            control = who.ask(address).headers["Cache-Control"]
            assert {"private", "no-store"} <= set(control.split(", ")), address
