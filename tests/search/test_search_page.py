"""The page /zoeken/ in all its states."""

import pytest
from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

from tests.factories import make_practitioner, make_quote, make_reader_tip, make_story, make_text, make_topic
from tests.reader import by_id, links, meta, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    return lambda q, **parameters: client.get("/zoeken/", {"q": q, **parameters})


@pytest.fixture
def tips():
    return [make_reader_tip(title=f"Bellen {n}", explanation="<p>Bel eens.</p>") for n in range(3)]


def heading(response):
    return texts(response, "main//h1")[0]


def found(response):
    return texts(response, "article//h3")


def tabs(response):
    return texts(response, "ul[@class='search-tabs']/li")


def test_results_are_counted_in_heading_and_title(search, tips):
    page = search("bellen")

    assert heading(page) == "3 resultaten voor “bellen”"
    assert words(tree(page).find(".//title")) == "3 resultaten voor “bellen” – netwerk"
    assert set(found(page)) == {"Bellen 0", "Bellen 1", "Bellen 2"}
    assert by_id(page, "q").get("value") == "bellen"


def test_one_result_is_singular(search):
    make_reader_tip(title="Bellen", explanation="")

    assert heading(search("bellen")) == "1 resultaat voor “bellen”"


def test_result_says_what_it_is_and_where_it_comes_from(search):
    make_quote(text="Bel eens.", speaker=make_practitioner(name="Robin Voorbeeld", role="adviseur"))

    page = search("bel eens")

    assert texts(page, "article/p[@class='card-kind']")[0] == "Citaat"
    assert "Robin Voorbeeld" in texts(page, "article/p[@class='card-meta']")[0]


def test_kinds_are_links_with_counts_that_keep_the_question(search, tips):
    make_text(parent=make_story(title="Een verhaal"), body="<p>Over bellen.</p>")

    page = search("bellen")

    assert tabs(page) == ["Alles 4", "Tips 3", "Verhalen 1"]
    assert {"?q=bellen", "?q=bellen&soort=tips", "?q=bellen&soort=verhalen"} <= links(page)
    assert texts(page, "ul[@class='search-tabs']//a[@aria-current='true']") == ["Alles 4"]


def test_each_kind_has_as_many_results_as_its_tab_says(search, tips):
    make_text(parent=make_story(title="Een verhaal"), body="<p>Over bellen.</p>")

    page = search("bellen", soort="verhalen")

    assert heading(page) == "1 verhaal voor “bellen”"
    assert found(page) == ["Een verhaal"]
    assert tabs(page) == ["Alles 4", "Tips 3", "Verhalen 1"]
    assert texts(page, "ul[@class='search-tabs']//a[@aria-current='true']") == ["Verhalen 1"]


def test_kind_without_results_says_so_and_keeps_the_way_back(search, tips):
    page = search("bellen", soort="mensen")

    assert heading(page) == "Geen mensen voor “bellen”"
    assert "?q=bellen" in links(page)


def test_unknown_kind_is_ignored_with_a_notice(search, tips):
    page = search("bellen", soort="onzin")

    assert len(found(page)) == 3
    assert "De soort in het adres kennen we niet." in page_text(page)


def test_twenty_results_a_page(search):
    for n in range(21):
        make_reader_tip(title=f"Bellen {n}", explanation="")

    assert len(found(search("bellen"))) == 20
    assert len(found(search("bellen", pagina="2"))) == 1
    assert "pagina 2 van 2" in words(tree(search("bellen", pagina="2")).find(".//title"))


@pytest.mark.parametrize("number", ["0", "-1", "abc", "3", "99999999999999999999", "1e3", "٣", ""])
def test_page_that_does_not_exist_is_not_found(search, tips, number):
    assert search("bellen", pagina=number).status_code == 404


def test_more_than_can_be_counted_says_so(search, tips, monkeypatch):
    monkeypatch.setattr("netwerk.search.querysets.CANDIDATES", 2)
    monkeypatch.setattr("netwerk.search.answers.CANDIDATES", 2)
    monkeypatch.setattr("netwerk.search.views.CANDIDATES", 2)

    page = search("bellen")

    assert heading(page) == "Meer dan 2 resultaten voor “bellen”"
    assert tabs(page) == ["Alles", "Tips"]
    assert heading(search("bellen", soort="tips")) == "Meer dan 2 tips voor “bellen”"
    assert heading(search("bellen", soort="mensen")) == "Geen mensen voor “bellen”"


def test_nothing_found_proposes_a_word(search, tips):
    page = search("belen")

    assert heading(page) == "Niets gevonden voor “belen”"
    assert "Bedoel je bellen?" in page_text(page)
    assert "?q=bellen" in links(page)
    assert "Misschien bedoelde je" in texts(page, "main//h2")


def test_nothing_found_at_all_offers_topics(search):
    make_reader_tip(title="Iets anders", topics=[make_topic(name="vertrouwen")])

    page = search("xyzzy")

    assert heading(page) == "Niets gevonden voor “xyzzy”"
    assert "Probeer een ander woord" in page_text(page)
    assert "/onderwerpen/vertrouwen/" in links(page)


def test_question_gets_what_has_a_part_of_its_words(search, tips):
    page = search("hoe bellen zij in Verweggistan")

    assert heading(page) == "Niets gevonden met al je woorden: “hoe bellen zij in Verweggistan”"
    assert "Met een deel van je woorden" in texts(page, "main//h2")
    assert len(found(page)) == 3


def test_empty_question_is_no_error(search):
    make_reader_tip(topics=[make_topic(name="vertrouwen")])

    for page in (search(""), search("   "), search("!?")):
        assert page.status_code == 200
        assert "/onderwerpen/vertrouwen/" in links(page)
    assert heading(search("")) == "Zoeken"


def test_only_stop_words_is_explained(search, tips):
    page = search("de het een")

    assert heading(page) == "Niets gevonden voor “de het een”"
    assert "Deze woorden staan in bijna elke tekst." in page_text(page)


def test_long_question_is_cut_visibly(search):
    page = search("bellen " * 100)

    assert "Je vraag is langer dan 200 tekens." in page_text(page)
    assert len(by_id(page, "q").get("value")) <= 200


def test_search_that_takes_too_long_asks_for_other_words(search, tips, monkeypatch):
    def cancelled(*args):
        raise OperationalError from QueryCanceled()

    monkeypatch.setattr("netwerk.search.views.Answer", cancelled)
    page = search("bellen")

    assert page.status_code == 503
    assert heading(page) == "Deze zoekvraag is te zwaar"
    assert by_id(page, "q").get("value") == "bellen"


def test_database_that_is_away_is_not_a_heavy_question(search, monkeypatch):
    def away(*args):
        raise OperationalError

    monkeypatch.setattr("netwerk.search.views.Answer", away)
    with pytest.raises(OperationalError):
        search("bellen")


def test_time_is_limited(search, tips):
    search("bellen")

    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("2s",)


def test_page_is_not_for_search_engines_and_the_same_for_everybody(search, tips):
    page = search("bellen")

    assert meta(page, "robots") == "noindex"
    assert page["Cache-Control"] == "public, no-cache"
    assert not page.cookies


@pytest.mark.parametrize(
    ("question", "queries"),
    [
        ("bellen", 4),
        ("belen", 6),
        ("xyzzy", 6),
        ("bellen xyzzy", 6),
        ("xyzzy yzzyx", 7),
        ("", 2),
        ("de", 2),
        ("bellen 1", 7),
    ],
)
def test_number_of_queries(search, django_assert_num_queries, tips, question, queries):
    search("opwarmen")
    with django_assert_num_queries(queries):
        search(question)


def test_number_of_queries_does_not_grow_with_the_results(search, django_assert_num_queries):
    for n in range(30):
        make_reader_tip(title=f"Bellen {n}", topics=[make_topic(name=f"onderwerp {n}")])
    with django_assert_num_queries(4):
        search("bellen")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading(client, method):
    assert getattr(client, method)("/zoeken/").status_code == 405
