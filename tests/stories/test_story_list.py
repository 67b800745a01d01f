"""The list of stories (row BF1)."""

import pytest

from tests.factories import make_draft, make_organisation, make_practitioner, make_story, tomorrow
from tests.reader import head_link, links, page_text, texts

pytestmark = pytest.mark.django_db


def test_bf1_story_list_shows_published_stories_only(client):
    make_draft()
    make_story(published_at=tomorrow())
    story = make_story()
    response = client.get("/verhalen/")
    assert list(response.context["object_list"]) == [story]
    assert texts(response, "h1") == ["Verhalen"]
    assert "1 verhaal gevonden" in texts(response, "h2")


def test_story_row_tells_title_lead_writer_and_reading_time(client):
    author = make_practitioner(name="Ada Test", organisation=make_organisation(name="Gemeente Proefstad"))
    story = make_story(title="Bel eerst", lead="Waarom bellen werkt.", authors=[author])
    type(story).objects.update(word_count=607)
    response = client.get("/verhalen/")
    assert story.get_absolute_url() in links(response)
    row = texts(response, "article")[0]
    assert row == "Bel eerst Waarom bellen werkt. Door Ada Test · Gemeente Proefstad · 2 min leestijd"


def test_cm1_story_row_without_a_writer_says_so(client):
    make_story()
    assert "Auteur onbekend" in page_text(client.get("/verhalen/"))


def test_pv7_story_row_hides_a_writer_without_legal_ground(client):
    make_story(authors=[make_practitioner(name="Geheime Naam", role="adviseur", legal_ground="bezwaar")])
    text = page_text(client.get("/verhalen/"))
    assert "Geheime Naam" not in text
    assert "Door adviseur" in text


def test_empty_story_list_has_a_way_out(client):
    response = client.get("/verhalen/")
    assert "0 verhalen gevonden" in texts(response, "h2")
    assert "/onderwerpen/" in links(response)


def test_fs1_story_list_names_its_feed(client):
    response = client.get("/verhalen/")
    assert head_link(response, "alternate") == "/verhalen/feed.atom"


def test_story_list_newest_first(client):
    first, second = make_story(), make_story()
    assert list(client.get("/verhalen/").context["object_list"]) == [second, first]
