"""General rule G4, rows 25 and 38, A3.9 and A3.10: a public page is the same for everybody and asks nobody else."""

import re

import html5lib
import pytest
from django.conf import settings

from tests.security.addresses import public_addresses

# Attributes through which a page makes the browser fetch something.
FETCHES = {
    "link": ["href"],
    "script": ["src"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "iframe": ["src"],
    "object": ["data"],
    "embed": ["src"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "use": ["href"],
    "form": ["action"],
}
FETCHED_LINKS = {"stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload", "prefetch"}
PERSONAL = {"/gezond/", "/gezond/leeft/", "/gezond/klaar/"}  # asked by a monitor, never from a cache


def elements(answer):
    if not answer.headers["Content-Type"].startswith("text/html"):
        return []
    return list(html5lib.parse(answer.content, namespaceHTMLElements=False).iter())


def test_no_cookie_and_nothing_that_depends_on_one(pages):
    for address, answer in pages.items():
        assert answer.status_code in {200, 301}, address
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert b"csrfmiddlewaretoken" not in answer.content, address
        assert not [e for e in elements(answer) if e.tag == "form" and e.attrib.get("method") != "get"], (
            address
        )


def test_every_cache_may_keep_a_public_page(pages):
    for address, answer in pages.items():
        expected = "no-store" if address in PERSONAL else "public"
        assert expected in answer.headers["Cache-Control"], address


@pytest.mark.django_db
def test_page_that_did_not_change_is_not_sent_again(visitor, site):
    for address in public_addresses(site):
        answer = visitor.ask(address)
        if answer.status_code == 200 and address not in PERSONAL:
            again = visitor.ask(address, HTTP_IF_NONE_MATCH=answer.headers["ETag"])
            assert (again.status_code, again.content) == (304, b""), address
            assert "public" in again.headers["Cache-Control"]


@pytest.mark.django_db
def test_editor_who_is_logged_in_gets_the_same_page(visitor, editor, site):
    for address in public_addresses(site):
        theirs, answer = editor.ask(address), visitor.ask(address)
        assert theirs.content == answer.content, address
        assert dict(theirs.headers) == dict(answer.headers) or address in PERSONAL, address
        assert not theirs.cookies


@pytest.mark.django_db
def test_page_that_mends_a_broken_cookie_is_kept_by_nobody(visitor, site):
    for address in public_addresses(site):
        answer, theirs = visitor.ask(address), visitor.ask(address, HTTP_COOKIE="sessionid=x; csrftoken=x")
        assert theirs.content == answer.content, address
        assert theirs.cookies
        assert "no-store" in theirs.headers["Cache-Control"], address


def test_browser_is_sent_to_no_other_host(pages):
    for address, answer in pages.items():
        for element in elements(answer):
            rel = set(element.attrib.get("rel", "").split())
            if element.tag == "link" and not rel & FETCHED_LINKS:
                continue
            for name in FETCHES.get(str(element.tag), []):
                value = element.attrib.get(name, "/")
                assert re.match(r"/(?!/)", value), (address, element.tag, value)
            assert element.tag not in {"base", "style"}, address
            assert not (element.tag == "meta" and element.attrib.get("http-equiv")), address


def test_page_has_nothing_the_policy_would_block(pages):
    for address, answer in pages.items():
        for element in elements(answer):
            names = set(element.attrib)
            assert not [n for n in names if n.startswith("on") or n == "style"], (address, element.tag)
            if element.tag == "script" and "src" not in names:
                assert element.attrib.get("type") == "application/ld+json", address
            assert not element.attrib.get("href", "").startswith(("javascript:", "data:")), address


def test_stylesheets_fetch_only_what_is_ours():
    sheets = list(settings.BASE_DIR.glob("static/**/*.css"))
    assert sheets
    for sheet in sheets:
        for address in re.findall(r"(?:url\(|@import)\s*['\"]?([^'\")\s]+)", sheet.read_text()):
            assert not re.match(r"(\w+:)?//|data:", address), (sheet.name, address)
