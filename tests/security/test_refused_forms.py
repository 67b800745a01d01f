"""A form that is refused for what the browser did or did not send along: why, and a way on."""

import re
from urllib.parse import urlencode

import pytest
from django.conf import settings

from stories.models import Comment, Story
from tests.comment_form import WORDS, Reader
from tests.factories import make_story
from tests.reader import links, page_text, tree, words

pytestmark = pytest.mark.django_db
SITE = "https://testserver"
TEXT = "Bij ons ging het net zo."


@pytest.fixture
def path():
    return f"{make_story().get_absolute_url()}reageren/"


def send(reader, path, fields=None, **headers):
    sent = fields or WORDS | {"body": TEXT} | reader.open_calmly(path)
    return reader.post(path, sent, secure=True, **headers)


def labels(page):
    return {words(one) for one in tree(page).iter("label")}


def fields_of(page):
    """What a browser sends when the button is pressed."""
    form = next(one for one in tree(page).iter("form") if one.get("method") == "post")
    named = [one for one in [*form.iter("input"), *form.iter("textarea")] if one.get("name")]
    return {one.get("name"): one.get("value") or (one.text or "").strip() for one in named}


@pytest.mark.parametrize("origin", [{}, {"HTTP_ORIGIN": "null"}])
def test_browser_that_hides_the_page_but_says_it_is_ours_is_believed(path, origin):
    answer = send(Reader(), path, HTTP_SEC_FETCH_SITE="same-origin", **origin)
    assert answer.status_code == 303
    assert Comment.objects.get().body == TEXT


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_other_words_of_the_browser_do_not_open_the_door(path, site):
    assert send(Reader(), path, HTTP_SEC_FETCH_SITE=site, HTTP_ORIGIN="null").status_code == 403
    assert not Comment.objects.exists()


def test_word_of_the_browser_does_not_replace_the_token(path):
    reader = Reader()
    fields = WORDS | {"body": TEXT} | reader.open_calmly(path) | {"csrfmiddlewaretoken": "x" * 64}
    answer = send(reader, path, fields, HTTP_SEC_FETCH_SITE="same-origin")
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("headers", "cause"),
    [
        ({}, "Je browser vertelt niet van welke pagina het formulier komt."),
        ({"HTTP_ORIGIN": "null"}, "Je browser vertelt niet van welke pagina het formulier komt."),
    ],
)
def test_refusal_names_the_cause_and_gives_the_text_back_under_its_labels(path, headers, cause):
    page = send(Reader(), path, **headers)
    assert page.status_code == 403
    text = page_text(page)
    assert cause in text
    assert "extensie voor privacy" in text
    assert f"mailto:{settings.CONTACT_EMAIL}" in links(page)
    assert {"Je reactie", "Je naam"} <= labels(page)
    assert TEXT in text


def test_without_the_cookie_it_is_sent_again_from_that_page(path):
    reader = Reader()
    fields = WORDS | {"body": TEXT} | reader.open_calmly(path)
    reader.cookies.clear()
    page = send(reader, path, fields, HTTP_ORIGIN=SITE)
    assert page.status_code == 403
    assert "Je browser stuurde de cookie niet mee" in page_text(page)
    assert send(reader, path, fields_of(page), HTTP_ORIGIN=SITE).status_code == 303
    assert Comment.objects.get().body == TEXT


@pytest.mark.parametrize(
    "headers", [{"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}]
)
def test_form_of_another_site_gets_neither_its_words_nor_a_button(path, headers):
    page = send(Reader(), path, **headers)
    assert page.status_code == 403
    assert TEXT not in page_text(page)
    assert not re.search(r"<form[^>]+post", page.content.decode())


@pytest.mark.parametrize("address", ["/tips/insturen/", "/mijn-reacties/"])
def test_every_form_of_readers_has_that_way_on(address):
    reader = Reader()
    page = reader.post(address, {"email": "marjan@example.org"}, secure=True, HTTP_ORIGIN=SITE)
    assert page.status_code == 403
    assert fields_of(page)["email"] == "marjan@example.org"
    assert "Je e-mailadres" in page_text(page)


def test_closed_story_shows_the_text_under_its_labels(path):
    reader = Reader()
    fields = WORDS | {"body": TEXT} | reader.open_calmly(path)
    Story.objects.update(comments_closed_at="2026-01-01T00:00:00Z", comments_open=False)
    page = send(reader, path, fields, HTTP_ORIGIN=SITE)
    assert page.status_code == 403
    assert "Je reactie" in labels(page)
    assert TEXT in page_text(page)
    assert f"mailto:{settings.CONTACT_EMAIL}" in links(page)


def test_too_long_a_body_is_given_back_under_its_label(path):
    sent = urlencode({"body": TEXT, "name": "n" * 300_000})
    page = Reader().post(path, sent, "application/x-www-form-urlencoded", secure=True)
    assert page.status_code == 413
    assert "Je reactie" in labels(page)
    assert f"mailto:{settings.CONTACT_EMAIL}" in links(page)
