"""The fixed pages about the site itself."""

import pytest
from django.urls import reverse

from netwerk.pages.models import Page
from tests.reader import page_text, texts, tree

pytestmark = pytest.mark.django_db
SLUGS = ["over", "hulp", "toegankelijkheid", "privacy", "kwetsbaarheid-melden"]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_fixed_page_is_there_from_the_start(client, slug):
    page = Page.objects.get(slug=slug)
    response = client.get(f"/{slug}/")
    assert page.get_absolute_url() == f"/{slug}/"
    assert texts(response, "h1") == [str(page)]
    assert texts(response, "title") == [f"{page.title} – netwerk"]
    assert not response.cookies


def test_the_footer_of_every_page_leads_to_all_of_them(client):
    footer = tree(client.get("/")).findall(".//footer//a")
    assert [a.get("href") for a in footer if a.get("href", "").startswith("/")] == [
        reverse("page", args=[slug]) for slug in SLUGS
    ]


def test_the_accessibility_statement_follows_the_fixed_model(client):
    text = page_text(client.get("/toegankelijkheid/"))
    for part in ("Status: nog niet vastgesteld", "Nalevingsstatus", "WCAG", "Nationale ombudsman"):
        assert part in text


def test_what_an_operator_writes_is_shown_clean(client):
    page = Page.objects.get(slug="over")
    page.title, page.body = "Jouw gegevens", "<h2>Kort</h2><p>Niets.</p><script>alert(1)</script>"
    page.save()
    response = client.get("/over/")
    assert texts(response, "h1") == ["Jouw gegevens"]
    assert texts(response, "main//h2") == ["Kort"]
    assert "Niets." in page_text(response)
    assert "alert(1)" not in response.content.decode()


def test_a_page_that_leaks_past_save_is_cleaned_when_shown(client):
    Page.objects.filter(slug="over").update(body='<p onclick="x()">Tekst</p>')
    assert "onclick" not in client.get("/over/").content.decode()


def test_page_says_when_it_changed(client):
    assert tree(client.get("/over/")).find(".//main//time[@datetime]") is not None


def test_page_that_is_not_fixed_is_not_found(client):
    assert client.get("/iets-anders/").status_code == 404


def test_page_query_count(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/over/")
