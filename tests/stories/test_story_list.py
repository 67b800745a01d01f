"""The list of stories."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_draft,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_topic,
    tomorrow,
)
from tests.reader import head_link, links, page_text, texts

pytestmark = pytest.mark.django_db


def test_story_list_shows_published_stories_only(client):
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


def test_story_row_without_a_writer_says_so(client):
    make_story()
    assert "Auteur onbekend" in page_text(client.get("/verhalen/"))


def test_story_row_hides_a_writer_without_legal_ground(client):
    make_story(authors=[make_practitioner(name="Geheime Naam", role="adviseur", legal_ground="bezwaar")])
    text = page_text(client.get("/verhalen/"))
    assert "Geheime Naam" not in text
    assert "Door adviseur" in text


def test_empty_story_list_has_a_way_out(client):
    response = client.get("/verhalen/")
    assert "0 verhalen gevonden" in texts(response, "h2")
    assert "/onderwerpen/" in links(response)


def test_story_list_names_its_feed(client):
    response = client.get("/verhalen/")
    assert head_link(response, "alternate") == "/verhalen/feed.atom"


def test_story_list_newest_first(client):
    first, second = make_story(), make_story()
    assert list(client.get("/verhalen/").context["object_list"]) == [second, first]


def kinds_counted(client, address="/verhalen/"):
    group = next(g for g in client.get(address).context["filter"].groups if g.name == "organisatie")
    return {option.value: option.count for option in group.options if option.count}


def test_story_is_found_by_a_kind_of_organisation_that_it_is_about(client):
    story = make_story(organisation_kinds=["ministerie", "inspectie"])
    make_story(organisation_kinds=["gemeente"])
    for kind in story.organisation_kinds:
        assert list(client.get(f"/verhalen/?organisatie={kind}").context["object_list"]) == [story]
    assert "van ministeries" in page_text(client.get("/verhalen/?organisatie=ministerie"))
    assert kinds_counted(client) == {"gemeente": 1, "inspectie": 1, "ministerie": 1}


def test_story_counts_once_for_a_kind_of_organisation_that_it_has_in_three_ways(client):
    organisation = make_organisation(kind="gemeente")
    person = make_practitioner(organisation=organisation)
    story = make_story(authors=[person], organisation_kinds=["gemeente", "gemeente", "zorg"])
    make_quote(parent=story, speaker=person, organisation=organisation)
    other = make_story(organisation_kinds=["gemeente"], topics=[make_topic("bellen")])
    assert kinds_counted(client) == {"gemeente": 2, "zorg": 1}
    assert kinds_counted(client, "/verhalen/?onderwerp=bellen") == {"gemeente": 1}
    listed = client.get("/verhalen/?organisatie=gemeente&organisatie=zorg").context["object_list"]
    assert list(listed) == [other, story]


def test_kinds_of_organisations_of_the_stories_themselves_ask_for_no_more_statements(client):
    make_story(organisation_kinds=[])
    with CaptureQueriesContext(connection) as before:
        client.get("/verhalen/")
    for kind in ("gemeente", "zorg", "inspectie"):
        make_story(organisation_kinds=[kind, "provincie"])
    with CaptureQueriesContext(connection) as after:
        client.get("/verhalen/")
    assert len(after) == len(before)
