"""What a story page offers to read next, and why."""

import pytest

from tests.factories import make_draft, make_story, make_topic
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db


def get(client, story):
    return client.get(story.get_absolute_url())


def test_read_on_gives_the_choice_of_editors_first_and_says_why(client):
    one, two, three = make_topic(), make_topic(), make_topic()
    story = make_story(topics=[one, two])
    shares_one = make_story(topics=[one, three])
    shares_two = make_story(topics=[one, two])
    chosen = make_story(topics=[one])
    make_story(topics=[three])
    make_draft(topics=[one])
    story.related.set([chosen, make_draft()])
    response = get(client, story)
    assert response.context["related"] == [
        (chosen, "Gekozen door de redactie"),
        (shares_two, "2 gedeelde onderwerpen"),
        (shares_one, "1 gedeeld onderwerp"),
    ]
    assert "2 gedeelde onderwerpen" in page_text(response)


def test_read_on_has_at_most_four_and_never_itself(client):
    topic = make_topic()
    story = make_story(topics=[topic])
    chosen = [make_story(topics=[topic]) for _ in range(3)]
    for _ in range(5):
        make_story(topics=[topic])
    story.related.set([*chosen, story])
    related = [other for other, _ in get(client, story).context["related"]]
    assert len(related) == len(set(related)) == 4
    assert story not in related


def test_nothing_to_read_on_is_no_heading(client):
    assert "Lees ook" not in texts(get(client, make_story()), "h2")
