"""The front page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from netwerk.browse.weekly import of_the_week
from practices.models import Tip
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_story,
    make_tip,
    make_topic,
    tomorrow,
    yesterday,
)
from tests.reader import head_link, links, page_text, texts, tree

pytestmark = pytest.mark.django_db
LISTS = ("newest_stories", "newest_tips", "people", "topics")
ONES = ("featured", "tip_of_the_week", "quote")


@pytest.fixture
def on(monkeypatch):
    """Let it be another day."""
    return lambda day: monkeypatch.setattr(timezone, "localdate", lambda: date.fromisoformat(day))


def test_an_empty_site_says_so_and_has_no_empty_boxes(client):
    response = client.get("/")
    assert "Hier komen binnenkort de eerste verhalen." in page_text(response)
    assert texts(response, "h2") == []
    assert [list(response.context[name]) for name in LISTS] == [[], [], [], []]


def test_home_shows_the_newest_that_is_published(client):
    for parent in (make_draft(), make_story(published_at=tomorrow())):
        make_tip(parent=parent, topics=[make_topic()])
        make_quote(parent=parent)
    stories = [make_story() for _ in range(4)]
    tips = [make_tip(parent=stories[0]) for _ in range(4)]
    response = client.get("/")
    assert list(response.context["newest_stories"]) == stories[:0:-1]
    others = [tip for tip in tips if tip != response.context["tip_of_the_week"]]
    assert list(response.context["newest_tips"]) == others
    assert list(response.context["people"]) == []
    assert list(response.context["topics"]) == []
    assert {thing.get_absolute_url() for thing in (*stories[1:], *tips[1:])} <= links(response)


def test_the_story_editors_chose_stands_apart_up_to_its_last_day(client):
    chosen = make_story(featured_until=timezone.localdate())
    other = make_story()
    response = client.get("/")
    assert response.context["featured"] == [chosen]
    assert list(response.context["newest_stories"]) == [other]
    type(chosen).objects.update(featured_until=timezone.localdate() - timedelta(days=1))
    response = client.get("/")
    assert response.context["featured"] == []
    assert list(response.context["newest_stories"]) == [other, chosen]


def test_one_story_that_is_chosen_leaves_no_empty_box(client):
    story = make_story(featured_until=timezone.localdate())
    response = client.get("/")
    assert texts(response, "h3") == [story.title]
    assert [ul for ul in tree(response).findall(".//main//ul") if len(ul) == 0] == []


def test_every_story_that_editors_chose_is_there_up_to_its_last_day(client):
    today = timezone.localdate()
    second, first = [make_story(featured_until=today + timedelta(days=days)) for days in (1, 0)]
    newer = [make_story() for _ in range(3)]
    response = client.get("/")
    assert texts(response, "*[@class='feature-title']") == [first.title, second.title]
    assert list(response.context["newest_stories"]) == newer[::-1]


def test_a_draft_is_never_the_chosen_story(client):
    make_draft(featured_until=timezone.localdate())
    assert client.get("/").context["featured"] == []


def test_home_offers_at_most_six_topics_featured_ones_first(client):
    story = make_story()
    often, featured, *others = [make_topic() for _ in range(7)]
    for topic in (often, featured, *others):
        make_tip(parent=story, topics=[topic, often])
    featured.featured = True
    featured.save()
    topics = list(client.get("/").context["topics"])
    assert topics[:2] == [featured, often]
    assert len(topics) == 6


def test_home_shows_nobody_without_a_legal_ground(client):
    make_quote(speaker=make_practitioner(name="Geheime Naam", legal_ground=""))
    response = client.get("/")
    assert list(response.context["people"]) == []
    assert "Geheime Naam" not in response.content.decode()


def test_the_tip_of_the_week_is_the_same_all_iso_week(client, on):
    story = make_story()
    for _ in range(5):
        make_tip(parent=story)
    shown = {}
    for day in ("2026-12-28", "2027-01-03", "2027-01-04", "2027-01-10"):  # week 53, then week 1
        on(day)
        shown[day] = client.get("/").context["tip_of_the_week"]
    assert shown["2026-12-28"] == shown["2027-01-03"] != shown["2027-01-04"] == shown["2027-01-10"]


def test_every_tip_has_its_week(client, on):
    tips = {make_tip() for _ in range(3)}
    shown = set()
    for weeks in range(5):  # no three tips in a row wait longer
        on((date.fromisoformat("2126-03-04") + timedelta(weeks=weeks)).isoformat())
        shown.add(client.get("/").context["tip_of_the_week"])
    assert shown == tips


@pytest.fixture
def this_week(on):
    """Wednesday of a week in which five tips and quotes were there on Monday."""
    story = make_story()
    for _ in range(5):
        make_tip(parent=story)
        make_quote(parent=story)
    on("2126-03-06")
    return datetime(2126, 3, 5, 9, tzinfo=UTC)


def of_this_week(client):
    context = client.get("/").context
    return context["tip_of_the_week"], context["quote"]


def test_what_comes_in_during_the_week_waits_for_the_next(client, this_week):
    shown = of_this_week(client)
    story = make_story(published_at=yesterday())
    for number in range(20):
        tip, quote = make_tip(parent=story), make_quote(parent=story)
        for thing in (tip, quote):  # added to an old story on Tuesday
            type(thing).history.filter(id=thing.pk).update(history_date=this_week)
        assert of_this_week(client) == shown, number


def test_a_tip_that_goes_away_takes_no_other_with_it(client, this_week):
    shown = of_this_week(client)
    for tip in Tip.objects.exclude(pk=shown[0].pk)[:3]:
        tip.delete()
        assert of_this_week(client) == shown


def test_when_the_chosen_one_is_withdrawn_another_one_stays(client, this_week):
    first, _ = of_this_week(client)
    Tip.objects.filter(pk=first.pk).update(status="afgewezen")
    second, _ = of_this_week(client)
    assert second != first
    late = make_tip()
    Tip.history.filter(id=late.pk).update(history_date=this_week)
    assert of_this_week(client)[0] == second


def test_what_was_there_unpublished_on_monday_waits_too(client, this_week):
    """With a date before Monday, and added before Monday: only its publication is of this week."""
    drafts = [make_draft() for _ in range(20)]
    for draft in drafts:
        make_tip(parent=draft)
        make_quote(parent=draft)
    sent_in = [make_reader_tip(status="ingestuurd") for _ in range(20)]
    shown = of_this_week(client)
    for draft, tip in zip(drafts, sent_in, strict=True):
        draft.published_at = yesterday()
        draft.save()
        tip.status, tip.published_at = "aangenomen", yesterday()
        tip.save()
        assert of_this_week(client) == shown


def test_another_date_of_its_story_leaves_it_the_tip_of_the_week(client):
    for _ in range(5):
        make_tip()
    shown = client.get("/").context["tip_of_the_week"]
    for moment in (timezone.now(), yesterday() - timedelta(days=400)):
        shown.parent.published_at = moment
        shown.parent.save()
        assert client.get("/").context["tip_of_the_week"] == shown


def test_in_the_first_week_the_first_stays(client):
    shown = []
    for _ in range(9):
        make_reader_tip()
        shown.append(client.get("/").context["tip_of_the_week"])
    assert shown == [shown[0]] * 9


def test_the_week_is_asked_in_one_query_once_it_is_chosen(this_week, django_assert_num_queries):
    chosen = of_the_week(Tip.objects.published())
    with django_assert_num_queries(1):
        assert of_the_week(Tip.objects.published()) == chosen


def test_the_tip_of_the_week_is_published(client):
    make_tip(parent=make_draft())
    assert client.get("/").context["tip_of_the_week"] is None


def test_home_has_one_search_field_and_no_breadcrumbs(client):
    response = client.get("/")
    assert [form.get("action") for form in tree(response).findall(".//form")] == ["/zoeken/"]
    assert tree(response).find(".//nav[@aria-label='Kruimelpad']") is None


def test_home_describes_itself(client, settings):
    settings.SITE_URL = "https://netwerk.example"
    response = client.get("/")
    assert texts(response, "h1") == ["Leer van hoe collega’s netwerken"]
    assert texts(response, "title") == ["netwerk – leer van hoe collega’s netwerken"]
    assert head_link(response, "canonical") == "https://netwerk.example/"


@pytest.mark.parametrize("number", [1, 30])
def test_home_query_count(client, number, django_assert_num_queries):
    topic = make_topic()
    make_story(featured_until=timezone.localdate(), authors=[make_practitioner()])
    for _ in range(number):
        person = make_practitioner(organisation=make_organisation(), topics=[topic])
        story = make_story(topics=[topic], authors=[person])
        make_quote(parent=story, speaker=person, organisation=make_organisation(), topics=[topic])
        make_tip(parent=story, topics=[topic])
        make_tip(parent=story, topics=[topic])  # one of the two may be the tip of the week
        make_lesson(parent=story)
    client.get("/")  # the first of a week chooses what the others see
    with django_assert_num_queries(18):
        client.get("/")
