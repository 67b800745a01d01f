"""The page of a lesson."""

import pytest

from tests.factories import (
    make_draft,
    make_lesson,
    make_quote,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


def get(client, lesson):
    return client.get(lesson.get_absolute_url())


def test_lesson_page_shows_its_text_its_quotes_and_what_follows_it(client):
    story = make_story()
    make_text(parent=story, body="<p>Hiervoor.</p>")
    lesson = make_lesson(parent=story, title="Bel eerst", body="<p>Mail wordt niet gelezen.</p>")
    make_quote(parent=story, text="Ik bel altijd.")
    make_text(parent=story, body="<p>Zo ging het verder.</p>")
    make_lesson(parent=story, title="Iets anders")
    response = get(client, lesson)
    assert texts(response, "h1") == ["Bel eerst"]
    text = page_text(response)
    for part in ("Mail wordt niet gelezen.", "Ik bel altijd.", "Zo ging het verder."):
        assert part in text
    assert "Hiervoor" not in text
    assert "Iets anders" not in text


def test_lesson_page_shows_the_tips_that_sum_it_up(client):
    lesson = make_lesson()
    make_tip(lesson=lesson, parent=make_draft())
    make_tip()
    tip = make_tip(lesson=lesson)
    response = get(client, lesson)
    assert list(response.context["tips"]) == [tip]
    assert tip.get_absolute_url() in links(response)


@pytest.mark.parametrize(
    ("provenance", "sentence"),
    [("letterlijk", "Letterlijk uit"), ("bewerkt", "Uit"), ("afgeleid", "Door de redactie afgeleid uit")],
)
def test_lesson_says_how_close_it_is_to_its_source_and_jumps_there(client, provenance, sentence):
    story = make_story(title="Over bellen")
    make_lesson(parent=story)
    lesson = make_lesson(parent=story, provenance=provenance)
    response = get(client, lesson)
    assert f"{sentence} het verhaal Over bellen" in page_text(response)
    assert f"{story.get_absolute_url()}#les-2" in links(response)


def test_lesson_of_a_draft_is_not_found(client):
    assert get(client, make_lesson(parent=make_draft())).status_code == 404


def test_old_address_of_a_lesson_leads_to_the_new_one(client):
    lesson = make_lesson(title="Eerst")
    lesson.slug = "daarna"
    lesson.save()
    response = client.get("/lessen/eerst/")
    assert (response.status_code, response["Location"]) == (301, "/lessen/daarna/")


def test_lesson_without_a_story_is_a_page_too(client):
    lesson = make_lesson(parent=None, published_at=make_story().published_at, body="<p>Los opgeschreven.</p>")
    assert "Los opgeschreven." in page_text(get(client, lesson))


def test_lesson_page_says_what_kind_it_is_and_its_topics(client):
    topic = make_topic("bellen")
    response = get(client, make_lesson(kind="valkuil", topics=[topic]))
    assert "Valkuil" in page_text(response)
    assert [words(a) for a in tree(response).findall(".//main//a[@rel='tag']")] == ["bellen"]


def test_lesson_text_has_links_to_the_glossary(client):
    term = make_term(name="keten")
    assert term.get_absolute_url() in links(get(client, make_lesson(body="<p>Een keten.</p>")))


@pytest.mark.parametrize("number", [1, 30])
def test_lesson_page_query_count(client, number, django_assert_num_queries):
    story, topic = make_story(), make_topic()
    lesson = make_lesson(parent=story, topics=[topic])
    for _ in range(number):
        make_quote(parent=story, topics=[topic])
        make_text(parent=story)
    for _ in range(number):
        make_tip(parent=story, lesson=lesson, topics=[topic])
    with django_assert_num_queries(13):
        get(client, lesson)
