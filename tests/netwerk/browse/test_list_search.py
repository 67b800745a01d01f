"""“Zoek in deze lijst”: the words of site search on a list, beside its filters."""

import pytest

from tests.factories import make_lesson, make_story, make_tip, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]


@pytest.fixture
def tips():
    topic = make_topic("contact")
    return [
        make_tip(title="Bel voordat je mailt", phase="starten", topics=[topic]),
        make_tip(title="Drink koffie", explanation="<p>Of bel even.</p>", phase="vieren"),
        make_tip(title="Schrijf het op", phase="starten", topics=[topic]),
    ]


def titles(response):
    return [tip.title for tip in response.context["object_list"]]


def test_a_list_finds_inflections_best_first(client, tips):
    assert titles(client.get("/tips/?q=bellen")) == ["Bel voordat je mailt", "Drink koffie"]


def test_order_can_be_chosen(client, tips):
    newest = client.get("/tips/?volgorde=nieuwste&q=bellen")
    assert titles(newest) == ["Drink koffie", "Bel voordat je mailt"]
    assert list(newest.context["filter"].orders) == ["relevantie", "nieuwste", "titel"]


def test_numbers_count_what_was_found(client, tips):
    groups = {g.name: g for g in client.get("/tips/?q=bellen").context["filter"].groups}
    assert {o.value: o.count for o in groups["fase"].options if o.count} == {"starten": 1, "vieren": 1}
    assert {o.value: o.count for o in groups["onderwerp"].options} == {"contact": 1}


def test_filters_and_words_together(client, tips):
    response = client.get("/tips/?fase=starten&q=bellen")
    assert titles(response) == ["Bel voordat je mailt"]
    assert response.context["result_sentence"] == "1 tip voor de fase starten, met het woord ‘bellen’"
    assert response.context["noindex"]


def test_nothing_found_offers_the_list_without_the_words(client, tips):
    response = client.get("/tips/?onderwerp=contact&q=olifant")
    assert titles(response) == []
    way, *_ = response.context["filter"].ways_out
    assert (way.text, way.url, way.count) == ("Zonder het woord ‘olifant’", "/tips/?onderwerp=contact", 2)


def test_words_stay_in_the_field_and_in_the_feed(client, tips):
    response = client.get("/tips/?q=bellen")
    assert 'value="bellen"' in response.text
    assert response.context["feeds"] == [("Tips (met “bellen”) – netwerk", "/tips/feed.atom?q=bellen")]
    assert client.get("/tips/feed.atom?q=bellen").text.count("<entry>") == 2


@pytest.mark.parametrize("path", ["/verhalen/", "/lessen/", "/citaten/", "/mensen/", "/organisaties/"])
def test_every_list_can_be_searched(client, path):
    make_lesson(parent=make_story(title="Bellen helpt"))
    assert client.get(path, {"q": "bellen"}).status_code == 200


@pytest.mark.parametrize("words", ["-" * 33, "-(" * 33, '"', "or or", "de het een", "é́", "' OR 1=1", "&|!:*"])
def test_any_words_are_safe(client, words):
    assert client.get("/tips/", {"q": words}, follow=True).status_code == 200


def test_long_words_are_cut_and_it_says_so(client, tips):
    assert "te lang" in client.get("/tips/", {"q": "bellen " * 60}, follow=True).text


def test_or_is_a_word_in_a_list_too(client, tips):
    make_tip(title="Betrek de OR")
    assert titles(client.get("/tips/?q=OR")) == ["Betrek de OR"]


@pytest.mark.parametrize(
    ("words", "why"), [("de het", "staat in bijna elke tekst"), ("!?", "staat geen woord")]
)
def test_question_that_is_left_out_stays_and_is_told(client, tips, words, why):
    response = client.get("/tips/", {"q": words})
    assert len(titles(response)) == 3
    assert f"“{words}”" in response.text
    assert why in response.text


def test_no_browser_remembers_for_ever_where_a_question_led(client, tips):
    assert client.get("/tips/?q=").status_code == 302
    assert client.get("/tips/?q=bel&fase=starten").status_code == 302
    assert client.get("/tips/?fase=").status_code == 301


def test_query_count(client, tips, django_assert_num_queries):
    with django_assert_num_queries(9):
        client.get("/tips/?q=bellen")
