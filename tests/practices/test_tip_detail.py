"""The page of a tip."""

import pytest

from tests.factories import make_draft, make_lesson, make_reader_tip, make_story, make_tip, make_topic
from tests.reader import links, meta, page_text, texts

pytestmark = pytest.mark.django_db


def get(client, tip):
    return client.get(tip.get_absolute_url())


def test_tip_page_shows_title_and_explanation(client):
    response = get(
        client, make_tip(title="Bel eerst", explanation="<p>Mail wordt <strong>niet</strong> gelezen.</p>")
    )
    assert texts(response, "h1") == ["Bel eerst"]
    assert texts(response, "title") == ["Bel eerst – Tip – netwerk"]
    assert "Mail wordt niet gelezen." in page_text(response)
    assert texts(response, "main//strong") == ["niet"]


@pytest.mark.parametrize(
    ("provenance", "sentence"),
    [("letterlijk", "Letterlijk uit"), ("bewerkt", "Uit"), ("afgeleid", "Door de redactie afgeleid uit")],
)
def test_tip_says_how_close_it_is_to_its_source_and_jumps_there(client, provenance, sentence):
    story = make_story(title="Over bellen")
    make_tip(parent=story)
    tip = make_tip(parent=story, provenance=provenance)
    response = get(client, tip)
    assert f"{sentence} het verhaal Over bellen" in page_text(response)
    assert f"{story.get_absolute_url()}#tip-2" in links(response)


def test_tip_of_a_reader_names_who_sent_it_and_no_story(client):
    response = get(client, make_reader_tip(contributor_name="Marjan"))
    assert "Ingestuurd door Marjan" in page_text(response)
    assert "het verhaal" not in page_text(response)


@pytest.mark.parametrize("status", ["ingestuurd", "afgewezen"])
def test_tip_that_is_not_accepted_is_not_found(client, status):
    assert get(client, make_reader_tip(status=status)).status_code == 404


def test_tip_of_a_draft_is_not_found(client):
    assert get(client, make_tip(parent=make_draft())).status_code == 404


def test_old_address_of_a_tip_leads_to_the_new_one(client):
    tip = make_tip(title="Eerst")
    for slug in ("daarna", "nog-later"):
        tip.slug = slug
        tip.save()
    for old in ("eerst", "daarna"):
        response = client.get(f"/tips/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/tips/nog-later/")


def test_tip_page_leads_to_its_lesson_when_that_is_published(client):
    lesson = make_lesson(title="Wat we leerden")
    assert lesson.get_absolute_url() in links(get(client, make_tip(lesson=lesson)))
    hidden = make_lesson(parent=make_draft(), title="Nog geheim")
    response = get(client, make_tip(lesson=hidden))
    assert response.context["lesson"] is None
    assert "Nog geheim" not in page_text(response)


def test_tip_page_shows_at_most_four_more_tips_on_its_topics_and_never_itself(client):
    bellen, mailen = make_topic("bellen"), make_topic("mailen")
    tip = make_tip(topics=[bellen, mailen])
    make_tip(parent=make_draft(), topics=[bellen])
    make_tip()
    more = [make_tip(topics=[bellen, mailen]) for _ in range(5)]
    response = get(client, tip)
    assert list(response.context["more_tips"]) == more[:0:-1]
    assert {other.get_absolute_url() for other in more[1:]} <= links(response)


def test_a_tip_without_topics_has_no_more_tips(client):
    make_tip(topics=[make_topic()])
    assert list(get(client, make_tip()).context["more_tips"]) == []


def test_tip_page_shows_phase_level_and_kind_of_cooperation(client):
    text = page_text(get(client, make_tip(phase="stoppen", level="netwerk", cooperation="gouden-driehoek")))
    for facet in ("Stoppen", "Het netwerk", "Overheid, bedrijven en kennisinstellingen"):
        assert facet in text


def test_tip_describes_itself_to_search_engines(client):
    response = get(client, make_tip(explanation="<p>Mail wordt <em>niet</em> gelezen.</p>"))
    assert meta(response, "description") == "Mail wordt niet gelezen."


@pytest.mark.parametrize("number", [1, 30])
def test_tip_page_query_count(client, number, django_assert_num_queries):
    topic = make_topic()
    tip = make_tip(topics=[topic], lesson=make_lesson())
    for _ in range(number):
        make_tip(topics=[topic])
    with django_assert_num_queries(7):
        get(client, tip)
