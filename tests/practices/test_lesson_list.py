"""The list of lessons; tests/netwerk/browse/test_lists.py has what all lists share."""

import pytest

from tests.factories import make_lesson, make_story, make_topic
from tests.reader import links, texts

pytestmark = pytest.mark.django_db


def test_lesson_list_shows_title_summary_source_and_topics(client):
    story = make_story(title="Over bellen")
    topic = make_topic("telefoon")
    make_lesson(
        parent=story,
        title="Bel eerst",
        body="<p>Mail wordt niet gelezen.</p>",
        kind="valkuil",
        topics=[topic],
    )
    response = client.get("/lessen/")
    (card,) = texts(response, "main//article")
    for part in (
        "Valkuil",
        "Bel eerst",
        "Mail wordt niet gelezen.",
        "Uit het verhaal Over bellen",
        "telefoon",
    ):
        assert part in card
    assert {story.get_absolute_url(), topic.get_absolute_url()} <= links(response)


def test_lessons_sort_by_title(client):
    for title in ("Zeg niets", "De eerste", "‘Een’ andere"):
        make_lesson(title=title)
    lessons = client.get("/lessen/?volgorde=titel").context["object_list"]
    assert [lesson.title for lesson in lessons] == ["De eerste", "‘Een’ andere", "Zeg niets"]
