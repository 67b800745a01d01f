"""The list of tips; tests/netwerk/browse/test_lists.py has what all lists share."""

import pytest

from tests.factories import make_reader_tip, make_story, make_tip, make_topic
from tests.reader import head_link, links, texts

pytestmark = pytest.mark.django_db


def test_tip_list_shows_title_explanation_source_and_topics(client):
    story, topic = make_story(title="Over bellen"), make_topic("telefoon")
    tip = make_tip(
        parent=story,
        title="Bel eerst",
        explanation="<p>Mail leest niemand.</p>",
        phase="starten",
        topics=[topic],
    )
    response = client.get("/tips/")
    (card,) = texts(response, "main//article")
    for part in (
        "Tip · Starten",
        "Bel eerst",
        "Mail leest niemand.",
        "Uit het verhaal Over bellen",
        "telefoon",
    ):
        assert part in card
    assert {thing.get_absolute_url() for thing in (tip, story, topic)} <= links(response)


def test_tip_list_shows_only_accepted_tips_of_readers(client):
    make_reader_tip(status="ingestuurd")
    make_reader_tip(status="afgewezen")
    tip = make_reader_tip(contributor_name="Marjan")
    response = client.get("/tips/")
    assert list(response.context["object_list"]) == [tip]
    assert "Ingestuurd door Marjan" in texts(response, "main//article")[0]


def test_a_derived_tip_is_never_shown_as_literal(client):
    make_tip(provenance="afgeleid")
    card = texts(client.get("/tips/"), "main//article")[0]
    assert "Door de redactie afgeleid uit" in card
    assert "Letterlijk" not in card


def test_tip_list_names_its_feed(client):
    assert head_link(client.get("/tips/"), "alternate") == "/tips/feed.atom"
