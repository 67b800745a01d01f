"""Atom feeds of stories, tips and topics."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from tests.factories import (
    make_draft,
    make_practitioner,
    make_reader_tip,
    make_story,
    make_tip,
    make_topic,
    tomorrow,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
STORIES, TIPS, TOPIC = FEEDS = ["/verhalen/feed.atom", "/tips/feed.atom", "/feed/onderwerpen/bellen/"]


def feed(client, address):
    response = client.get(address)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314  # our own answer


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


@pytest.fixture
def bellen():
    """A topic with a tip of each kind of publication, in stories of the same kind."""
    topic = make_topic("bellen")
    for story in (make_draft(title="Concept"), make_story(title="Later", published_at=tomorrow())):
        make_tip(parent=story, title="Nog niet", topics=[topic])
    story = make_story(
        title="Verhaal", lead="Waarom bellen werkt.", authors=[make_practitioner(name="Ada Test")]
    )
    make_tip(
        parent=story, title="Bel <eerst> & mail dan", explanation="<p>Echt <b>doen</b>.</p>", topics=[topic]
    )
    make_reader_tip(title="Ingestuurd", status="ingestuurd", topics=[topic])
    return topic


def test_stories_that_are_published(client, bellen):
    root = feed(client, STORIES)
    assert titles(root) == ["Verhaal"]
    assert root.findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "Ada Test"
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "Waarom bellen werkt."


@pytest.mark.parametrize("address", FEEDS[1:])
def test_tips_that_are_published(client, bellen, address):
    make_tip(title="Over iets anders") if address == TOPIC else None
    root = feed(client, address)
    assert titles(root) == ["Bel <eerst> & mail dan"]
    assert root.findtext(f"{ATOM}entry/{ATOM}summary") == "Echt doen."


@pytest.mark.parametrize("address", FEEDS)
def test_what_atom_requires_is_there_with_addresses_of_this_site(client, bellen, settings, address):
    settings.SITE_URL = "https://netwerk.example"
    root = feed(client, address)
    entry = root.find(f"{ATOM}entry")
    for element in (root, entry):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert element.findtext(f"{ATOM}id").startswith("tag:netwerk.example,2026:")
    hrefs = [link.get("href") for link in root.iter(f"{ATOM}link")]
    assert len(hrefs) == 3
    assert f"https://netwerk.example{address}" in hrefs
    assert all(href.startswith("https://netwerk.example/") for href in hrefs)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"


def test_an_entry_keeps_its_id_when_its_title_changes_but_not_its_date(client):
    tip = make_tip(title="Eerst")
    before = feed(client, TIPS).find(f"{ATOM}entry")
    tip.title = "Daarna"
    tip.save()
    after = feed(client, TIPS).find(f"{ATOM}entry")
    assert after.findtext(f"{ATOM}id") == before.findtext(f"{ATOM}id")
    assert after.findtext(f"{ATOM}updated") > before.findtext(f"{ATOM}updated")


def test_the_author_of_a_story_may_be_unknown(client):
    make_story()
    root = feed(client, STORIES)
    assert root.findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "netwerk"


def test_a_writer_without_legal_ground_is_not_named(client):
    make_story(authors=[make_practitioner(name="Geheime Naam", role="adviseur", legal_ground="bezwaar")])
    content = client.get(STORIES).content.decode()
    assert "Geheime Naam" not in content
    assert "adviseur" in content


def test_a_topic_nobody_can_find_has_no_feed(client):
    make_tip(parent=make_draft(), topics=[make_topic("geheim")])
    assert client.get("/feed/onderwerpen/geheim/").status_code == 404


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_sets_no_cookie(client, bellen, address):
    assert not client.get(address).cookies


@pytest.mark.parametrize("number", [1, 30])
def test_feed_query_counts(client, number, django_assert_num_queries):
    topic = make_topic("bellen")
    for _ in range(number):
        make_tip(parent=make_story(authors=[make_practitioner()]), topics=[topic])
    for address, queries in zip(FEEDS, (2, 1, 5), strict=True):
        with django_assert_num_queries(queries):
            client.get(address)


def test_a_feed_holds_the_thirty_newest(client):
    for n in range(31):
        make_tip(title=f"Tip {n}")
    assert titles(feed(client, TIPS)) == [f"Tip {n}" for n in range(30, 0, -1)]
