"""Every feed keeps the rules of RFC 4287, whatever text is stored."""

from datetime import date, timedelta

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practices.models import Lesson, Practitioner, Quote, Tip, Topic
from stories.models import Comment, Story
from tests import atom
from tests.factories import (
    make_comment,
    make_lesson,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_story,
    make_tip,
    make_topic,
    yesterday,
)

pytestmark = pytest.mark.django_db
LISTS = ["/verhalen/feed.atom", "/tips/feed.atom", "/lessen/feed.atom", "/citaten/feed.atom"]
FILTERED = ["/tips/feed.atom?fase=starten", "/tips/feed.atom?onderwerp=bellen", "/verhalen/feed.atom?q=%01x"]
TOPIC, COMMENTS = "/feed/onderwerpen/bellen/", "/verhalen/het-verhaal/reacties.atom"
FEEDS = [*LISTS, *FILTERED, TOPIC, COMMENTS]
# What a database can hold; more often what XML cannot, and what HTML means something by.
ODD = [
    "\x01",
    "\x0b",
    "\x1f",
    "\x7f",
    "\x85",
    "\ufffe",
    "\uffff",
    "]]>",
    "<b>",
    "&lt;",
    "&#0;",
    "\r\n",
    "\u202e",
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(ODD), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
    ),
    max_size=6,
).map("".join)


@pytest.fixture
def everything():
    """Two of each kind that is in a feed, on one topic."""
    topic, writer = make_topic("bellen"), make_practitioner()
    for slug in ("het-verhaal", "nog-een"):
        story = make_story(slug=slug, lead="Waarom.", authors=[writer], topics=[topic])
        make = {"parent": story, "topics": [topic]}
        make_tip(phase="starten", provenance="letterlijk", **make)
        make_lesson(**make)
        make_quote(speaker=writer, provenance="letterlijk", **make)
        make_comment(story, taken_over=True, said_on=date(2018, 1, 24))
        make_comment(story, edited_at=yesterday() + timedelta(days=2))
    make_reader_tip(topics=[topic])


def wrong(client, addresses=FEEDS):
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    found = {address: atom.problems(answer.content) for address, answer in answers.items()}
    return {address: problems for address, problems in found.items() if problems}


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(words=TEXTS)
def test_any_stored_text_gives_a_feed_by_the_rules(client, everything, words):
    """Written past every form and every cleaner, as an old row may be."""
    short = words[:100]
    Story.objects.update(title=short or "x", lead=words)
    Tip.objects.update(title=short, explanation=words, contributor_name=short)
    Lesson.objects.update(title=short, body=f"<p>{words}</p><a href='{escape(words)}'>x</a>")
    Quote.objects.update(text=words)
    Comment.objects.update(body=words, name=short)
    Practitioner.objects.update(name=short)
    Topic.objects.filter(slug="bellen").update(name=short or "x", description=words)
    assert wrong(client) == {}


def test_a_feed_without_entries_keeps_the_rules_and_stays_the_same(client):
    make_story(slug="het-verhaal")
    make_tip(parent=None, title="Concept", topics=[make_topic("bellen")])
    empty = [*LISTS[2:], COMMENTS]
    first = [client.get(address).content for address in empty]
    assert wrong(client, empty) == {}
    assert [client.get(address).content for address in empty] == first


def test_no_two_feeds_have_one_id_or_one_title(client, everything):
    more = [
        "/tips/feed.atom?onderwerp=bellen&alle=ja",
        "/tips/feed.atom?q=bellen",
        "/lessen/feed.atom?onderwerp=bellen",
    ]
    feeds = [atom.parse(client.get(address).content) for address in [*FEEDS, *more]]
    for name in ("id", "title"):
        assert len({atom.text(feed, name) for feed in feeds}) == len(feeds), name
    assert all(atom.text(feed, "subtitle") and atom.text(feed, "icon") for feed in feeds)


def ids(client):
    feeds = [atom.parse(client.get(address, follow=True).content) for address in FEEDS]
    return [[one.text for one in feed.iter(f"{atom.ATOM}id")] for feed in feeds]


def test_ids_stay_when_addresses_titles_and_names_change(client, everything):
    before = ids(client)
    for thing in (*Story.objects.all(), *Tip.objects.all(), *Lesson.objects.all(), *Topic.objects.all()):
        thing.slug = f"{thing.slug}-2"
        thing.save()
    assert ids(client) == before


def test_a_narrowed_feed_leads_on_when_its_topic_is_called_otherwise(client, everything):
    topic = Topic.objects.get(slug="bellen")
    topic.slug = "telefoneren"
    topic.save()
    response = client.get("/tips/feed.atom?onderwerp=bellen")
    assert (response.status_code, response["Location"]) == (301, "/tips/feed.atom?onderwerp=telefoneren")


def test_a_reader_of_a_feed_is_told_when_nothing_changed(client, everything):
    for address in FEEDS:
        answer = client.get(address)
        assert "Last-Modified" not in answer, "what is taken away makes a feed older"
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    Tip.objects.update(published_at=None)
    again = client.get("/tips/feed.atom", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 200


def entry(client, address, title):
    feed = atom.parse(client.get(address).content)
    return next(e for e in feed.iter(f"{atom.ATOM}entry") if atom.text(e, "title") == title)


def test_words_stay_words_and_html_stays_html(client):
    lead = "Bij <10 inwoners en a<b dan ook c>d; typ <naam> in het veld."
    make_story(title="Verhaal", lead=lead)
    hostile = "&lt;img src=x onerror=alert(1)&gt;"
    make_tip(title="Tip", explanation=f'<p>{hostile} <em>echt</em> <a href="/over/">ons</a></p>')
    assert atom.text(entry(client, "/verhalen/feed.atom", "Verhaal"), "summary") == lead
    tip = entry(client, "/tips/feed.atom", "Tip")
    assert atom.text(tip, "summary") == "<img src=x onerror=alert(1)> echt ons"
    assert tip.find(f"{atom.ATOM}summary").get("type") == "text"
    assert atom.text(tip, "content").startswith(f'<p>{hostile} <em>echt</em> <a href="http')


def test_an_entry_names_its_topics_and_every_writer(client):
    people = [make_practitioner(name="Ada Test"), make_practitioner(name="Bo Proef", legal_ground="bezwaar")]
    merged = make_topic("oud", merged_into=make_topic("telefoon"))
    make_story(title="Verhaal", authors=people, topics=[merged.merged_into])
    story = entry(client, "/verhalen/feed.atom", "Verhaal")
    assert [a.findtext(f"{atom.ATOM}name") for a in story.iter(f"{atom.ATOM}author")] == [
        "Ada Test",
        "adviseur",
    ]
    assert [c.get("term") for c in story.iter(f"{atom.ATOM}category")] == ["telefoon"]


def test_the_feed_of_a_topic_has_all_kinds_of_things(client, everything):
    feed = atom.parse(client.get(TOPIC).content)
    kinds = {one.text.split(":")[-2] for one in feed.iter(f"{atom.ATOM}id")}
    assert kinds == {"topic", "story", "tip", "lesson", "quote"} - {"topic"} | {"feed/topic"}


def test_a_feed_asks_the_same_number_of_questions_for_any_number_of_things(
    client, everything, django_assert_num_queries
):
    topic, writer = Topic.objects.get(slug="bellen"), Practitioner.objects.get(name__startswith="Robin")
    for _ in range(3):
        make = {"parent": make_story(authors=[writer]), "topics": [topic], "provenance": "letterlijk"}
        make_tip(**make), make_lesson(**make), make_quote(**make)
    for address, queries in {
        "/tips/feed.atom": 3,
        "/lessen/feed.atom": 3,
        "/citaten/feed.atom": 1,
        TOPIC: 8,
    }.items():
        with django_assert_num_queries(queries):
            client.get(address)


def test_a_comment_that_was_taken_over_has_the_day_of_its_source(client, everything):
    feed = atom.parse(client.get(COMMENTS).content)
    taken_over = feed.findall(f"{atom.ATOM}entry")[-1]
    story = Story.objects.get(slug="het-verhaal")
    assert atom.moment(taken_over, "published").date() == date(2018, 1, 24)
    assert atom.moment(taken_over, "updated") == story.published_at


def test_an_entry_is_as_new_as_the_last_change_of_a_part(client):
    story = make_story(title="Verhaal")
    Story.objects.update(updated_at=yesterday() - timedelta(days=9))
    old = atom.moment(entry(client, "/verhalen/feed.atom", "Verhaal"), "updated")
    make_tip(parent=story)
    assert atom.moment(entry(client, "/verhalen/feed.atom", "Verhaal"), "updated") > old


@pytest.mark.parametrize(
    "page", ["/", "/verhalen/het-verhaal/", "/tips/een-tip/", "/onderwerpen/bellen/", "/tips/?fase=starten"]
)
def test_a_page_tells_which_feed_follows_it(client, everything, page):
    Tip.objects.filter(pk=Tip.objects.first().pk).update(slug="een-tip")
    head = atom.html.fromstring(client.get(page).content)
    found = head.xpath("//link[@rel='alternate'][@type='application/atom+xml']")
    assert found
    for link in found:
        feed = atom.parse(client.get(link.get("href")).content)
        assert atom.text(feed, "title") == link.get("title")
