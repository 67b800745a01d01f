"""Who is behind the site is said on every page, and what still has to be filled in is told to the operator."""

import pytest

from netwerk.pages.checks import owner_is_named, pages_are_finished
from netwerk.pages.models import Page
from tests.reader import links, page_text, texts, tree, words

pytestmark = pytest.mark.django_db
OWNER = "Gemeente Testdam"
PAGES = ["over", "hulp", "privacy", "toegankelijkheid", "kwetsbaarheid-melden"]


@pytest.fixture
def owner(settings):
    settings.SITE_OWNER, settings.SITE_OWNER_ADDRESS = OWNER, "Plein 1, Testdam"


def test_header_and_footer_of_every_page_name_the_owner(client, owner):
    for address in ("/", "/tips/", "/bestaat-niet/", "/hulp/bericht/"):
        page = tree(client.get(address))
        for place in ("header", "footer"):
            assert OWNER in words(page.find(f".//body/{place}")), address


def test_pages_about_the_site_say_who_and_where_and_how(client, owner, settings):
    for slug in PAGES:
        response = client.get(f"/{slug}/")
        assert f"Deze site is van {OWNER}, Plein 1, Testdam." in page_text(response)
        assert {"/hulp/bericht/", f"mailto:{settings.CONTACT_EMAIL}"} <= links(response)


def test_nothing_is_said_of_an_owner_that_is_not_set(client):
    assert texts(client.get("/over/"), "*[@class='site-owner']") == []


def test_promises_on_the_fixed_pages_lead_somewhere(client):
    for slug in ("hulp", "privacy", "toegankelijkheid"):
        response = client.get(f"/{slug}/")
        prose = tree(response).find(".//div[@class='prose']")
        asked = [words(p) for p in prose.iter("p") if "bericht" in words(p) or "weten" in words(p)]
        linked = [words(p) for p in prose.iter("p") if any("/hulp/" in a.get("href") for a in p.iter("a"))]
        assert asked
        assert [words for words in asked if words not in linked and "binnen" in words] == []


def test_an_operator_is_told_that_nobody_is_named(owner, settings):
    assert owner_is_named(None) == []
    settings.SITE_OWNER = ""
    assert [error.id for error in owner_is_named(None)] == ["netwerk.E001"]


@pytest.mark.parametrize("left", ["Ondertekend door: [naam].", "Vul in wie je bent.", "Nog niet vastgesteld"])
def test_placeholders_are_an_error_and_wait_on_the_first_page(editor, left):
    Page.objects.update(body="<p>Alles staat er.</p>", lead="")
    assert pages_are_finished(None) == []
    Page.objects.filter(slug="over").update(body=f"<p>{left}</p>")
    assert ["/over/" in error.msg for error in pages_are_finished(None)] == [True]
    assert "1 pagina over de site is nog niet af" in page_text(editor.get("/beheer/"))
    assert len(texts(editor.get("/beheer/pages/page/?af=nee"), "th[@class='field-title']")) == 1
