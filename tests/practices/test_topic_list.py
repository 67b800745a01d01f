"""The index of topics."""

import pytest

from tests.factories import (
    make_draft,
    make_lesson,
    make_practitioner,
    make_quote,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db


def test_topic_list_counts_what_is_published(client):
    bellen = make_topic("bellen")
    story = make_story(topics=[bellen])
    draft = make_draft(topics=[bellen, make_topic("geheim")])
    for parent in (story, draft):
        make_tip(parent=parent, topics=[bellen])
        make_lesson(parent=parent, topics=[bellen])
        make_quote(parent=parent, topics=[bellen], speaker=make_practitioner(topics=[bellen]))
    make_topic("zonder iets")
    response = client.get("/onderwerpen/")
    assert [(topic, topic.total) for topic in response.context["topics"]] == [(bellen, 5)]
    assert "geheim" not in response.content.decode()
    assert bellen.get_absolute_url() in links(response)


def test_topics_stand_in_alphabetical_order(client):
    story = make_story()
    for name in ("zelf doen", "Écht luisteren", "bellen"):
        make_tip(parent=story, topics=[make_topic(name)])
    assert [str(topic) for topic in client.get("/onderwerpen/").context["topics"]] == [
        "bellen",
        "Écht luisteren",
        "zelf doen",
    ]


def test_a_featured_topic_is_shown_with_its_introduction(client):
    make_tip(topics=[make_topic("bellen", featured=True, description="<p>Waarom je belt.</p>")])
    make_tip(topics=[make_topic("mailen", description="<p>Waarom je mailt.</p>")])
    text = page_text(client.get("/onderwerpen/"))
    assert "Waarom je belt." in text
    assert "Waarom je mailt." not in text


def test_a_topic_that_was_merged_is_not_listed(client):
    target = make_topic("bellen")
    make_tip(topics=[target, make_topic("telefoneren", merged_into=target)])
    assert list(client.get("/onderwerpen/").context["topics"]) == [target]


def test_empty_topic_list_has_a_way_out(client):
    response = client.get("/onderwerpen/")
    assert texts(response, "h1") == ["Onderwerpen"]
    assert links(response)


@pytest.mark.parametrize("number", [1, 30])
def test_topic_list_query_count(client, number, django_assert_num_queries):
    story = make_story()
    for _ in range(number):
        make_tip(parent=story, topics=[make_topic(featured=True)])
    with django_assert_num_queries(10):
        client.get("/onderwerpen/")
