"""Forms for everybody and pages behind a signed link: rows 7, 8, 10 and 25, general rules G1 to G4."""

import re

import pytest
from django.test import Client

from netwerk.mail.models import Mail
from stories.models import Comment
from tests.reader import tree
from tests.security.addresses import form_addresses, link_routes, with_values

pytestmark = pytest.mark.django_db
FORGED = ["x", "x:1:x", "e30:1vFxxx:AAAA", "AAAA" * 50, "..", "%00", "💥"]
UNKNOWN = "6f1e1f0e-0000-4000-8000-000000000000"


def fields_for_text(page):
    """The names of the fields that a reader writes in."""
    inputs = [one for one in tree(page).iter("input") if one.get("type") in {"text", "email"}]
    return [one.attrib["name"] for one in [*tree(page).iter("textarea"), *inputs]]


def test_forms_are_kept_by_nobody_and_found_by_no_search_engine(visitor, site):
    for address in form_addresses(site):
        answer = visitor.ask(address)
        assert answer.status_code == 200, address
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", ")), address
        assert b'name="robots" content="noindex"' in answer.content, address


def test_forms_are_refused_without_their_token_and_give_the_text_back(site):
    for address in form_addresses(site):
        browser = Client(enforce_csrf_checks=True)
        for headers in [{}, {"HTTP_ORIGIN": "https://elders.example"}]:
            fields = fields_for_text(browser.get(address))
            answer = browser.post(address, dict.fromkeys(fields, "Wat ik schreef."), **headers)
            assert answer.status_code == 403, address
            # Another site gets no word back: it sent them, and no reader wrote them.
            assert ("Wat ik schreef." in answer.content.decode()) is bool(fields and not headers), address


def test_looking_at_a_form_changes_nothing(visitor, site):
    before = [(model, list(model.objects.values())) for model in (Comment, Mail)]
    for address in form_addresses(site):
        for method in ("GET", "HEAD"):
            visitor.ask(address, method)
    assert [(model, list(model.objects.values())) for model in (Comment, Mail)] == before


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_forged_links_open_nothing(visitor, site, method):
    places = {"slug": site.story.slug}
    for route in link_routes():
        for forged in FORGED:
            values = places | {"token": forged, "uid": UNKNOWN}
            answer = visitor.ask(f"/{with_values(route, values)}", method)
            assert answer.status_code in {400, 403, 404}, (route, forged)
            assert not answer.cookies.keys() - {"csrftoken"}


def test_comment_of_somebody_else_is_as_unknown_as_none(visitor, site):
    """The same answer, but for the address itself."""
    for what in ("aanpassen", "intrekken"):
        pages = []
        for uid in (str(site.comment.uid), UNKNOWN):
            answer = visitor.ask(f"{site.story.get_absolute_url()}reacties/{uid}/{what}/")
            assert answer.status_code == 404
            pages.append(re.sub(uid, "", answer.content.decode()))
        assert pages[0] == pages[1]
