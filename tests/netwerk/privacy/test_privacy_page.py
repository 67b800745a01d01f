"""The page about privacy says what the code does."""

import pytest
from django.conf import settings

from netwerk.accounts.attempts import FORGOTTEN
from netwerk.mail import trusted_author
from netwerk.pages.models import Page
from netwerk.privacy import retention
from netwerk.privacy.notice import COOKIES, RETENTION_NOTICE
from netwerk.search.misses import KEPT_DAYS
from stories.comments import cookie
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db


def period(words: str) -> str:
    [found] = [period for what, _, period in RETENTION_NOTICE if words in what]
    return found


def test_the_periods_are_those_of_the_code():
    year = 365
    assert (retention.EARLIER_TEXT.days, retention.ADDRESS.days) == (year, year)
    assert (retention.BACKUP.days, period("gewist e-mailadres")) == (year, "1 jaar.")
    assert period("eerder schreef").startswith("1 jaar")
    assert period("Je e-mailadres").startswith("1 jaar")
    assert period("afwees") == f"{retention.REFUSED.days} dagen."
    assert period("niet is bevestigd") == f"{retention.UNCONFIRMED.days} dagen."
    assert period("Welke e-mail") == f"{retention.MAIL.days} dagen."
    assert period("code van je computer") == f"{retention.HIT.days} dag."
    assert period("pogingen om in te loggen") == f"{FORGOTTEN.days} dag."
    assert period("dat je zocht") == f"{KEPT_DAYS} dagen."


def test_every_cookie_is_named_with_its_age():
    ages = {name: age for name, _, age in COOKIES}
    assert ages == {
        settings.CSRF_COOKIE_NAME: f"{settings.CSRF_COOKIE_AGE // 86_400} dagen.",
        cookie.NAME: f"{cookie.AGE.days // 365} jaar.",
        trusted_author.NAME: f"{trusted_author.AGE.days // 365} jaar.",
        settings.SESSION_COOKIE_NAME: f"{settings.SESSION_COOKIE_AGE // 3600} uur.",
    }


def test_page_shows_the_facts_and_leads_to_your_rights(client):
    response = client.get("/privacy/")
    headings = texts(response, "main//h2")
    assert headings[0] == "In het kort"
    assert headings[-2:] == ["Wat we bewaren, waarom en hoe lang", "Cookies"]
    assert texts(response, "main//tbody//th") == [what for what, *_ in RETENTION_NOTICE + COOKIES]
    assert {"/mijn-reacties/", "/hulp/"} <= links(response)
    assert "We bewaren je IP-adres niet" in page_text(response)
    assert not response.cookies


def test_text_of_the_operator_stands_above_what_the_code_says(client):
    page = Page.objects.get(slug="privacy")
    page.body = "<p>Onze eigen tekst.</p>"
    page.save()
    assert "Onze eigen tekst" in page_text(client.get("/privacy/"))
    assert "Wat we bewaren" in page_text(client.get("/privacy/"))
