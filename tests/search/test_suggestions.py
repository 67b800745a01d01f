"""Suggestions while typing."""

import pytest

from tests.factories import make_practitioner, make_quote, make_reader_tip, make_story, make_topic, tomorrow

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client):
    return lambda q: client.get("/zoeken/suggesties/", {"q": q}).json()["suggesties"]


def test_titles_with_a_word_that_starts_so(suggest):
    make_reader_tip(title="Bellen helpt", topics=[make_topic(name="opbellen")])
    make_reader_tip(title="Eerst bellen")

    assert suggest("bel") == ["Bellen helpt", "Eerst bellen"]


def test_names_are_found_without_accents(suggest):
    make_quote(speaker=make_practitioner(name="Zoë Testelaar"), text="Zoë zei iets.")

    assert suggest("ZOE") == ["Zoë Testelaar"]


def test_at_most_eight(suggest):
    for n in range(12):
        make_reader_tip(title=f"Bellen {n}")

    assert len(suggest("bellen")) == 8


def test_same_title_once(suggest):
    make_reader_tip(title="Bellen")
    make_story(title="Bellen")

    assert suggest("bellen") == ["Bellen"]


def test_only_what_is_published(suggest):
    make_story(title="Kanarie", published_at=None)
    make_story(title="Kanarie", published_at=tomorrow())

    assert suggest("kanarie") == []


@pytest.mark.parametrize("text", ["", "b", "%%%", "___", "\\", "x" * 3000, "-" * 50, "' or 1=1"])
def test_any_text_gives_an_answer(suggest, text):
    make_reader_tip(title="Bellen")

    assert suggest(text) == []


def test_answer_can_be_cached_and_has_no_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/zoeken/suggesties/", {"q": "bellen"})

    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
