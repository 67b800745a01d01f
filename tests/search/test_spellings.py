"""What people spell in several ways finds each other: the same tokens are made of text and question."""

import pytest

from netwerk.search.answers import Answer
from netwerk.search.models import SearchDocument
from netwerk.search.query import Query
from netwerk.search.snippets import marked
from tests.factories import make_organisation, make_practitioner, make_quote, make_reader_tip, make_topic

pytestmark = pytest.mark.django_db

SPELLINGS = [
    ["AVG", "A.V.G.", "a.v.g.", "avg", "A.V.G"],
    ["Wmo", "W.M.O.", "WMO"],
    ["OR", "O.R."],
    ["B&W", "B & W", "BenW", "B en W", "b&w"],
    ["24/7", "24 / 7", "24-7"],
    ["’s-Hertogenbosch", "'s-Hertogenbosch", "s-hertogenbosch", "s Hertogenbosch"],
    ["2e", "tweede", "2de"],
    ["1-op-1", "1 op 1", "1‑op‑1"],
    ["ROC’s", "ROC", "ROCs", "roc's"],
    ["e-mail", "email", "E-mails", "e\u2010mail"],
    ["10.000", "10000"],
    ["samenwerken", "samen\u00adwerken", "samen\u200bwerken", "\ufeffsamen\u2060werken", "sa\u00ad\u00admenwerken"],
    ["gemeenteraad", "ge\u00admeen\u00adte\u00adraad"],
    ["win-win", "win\u00ad-win", "winwin"],
    ["Łukasz", "Lukasz", "lukasz"],
    ["Kjær", "Kjaer", "KJÆR"],
    ["straße", "strasse"],
    ["cœur", "coeur"],
]  # fmt: skip


@pytest.mark.parametrize("ways", SPELLINGS, ids=lambda ways: ways[0])
def test_every_spelling_finds_every_other_in_title_and_text(ways, find):
    titles = [
        make_reader_tip(title=f"Over {way} gesproken", explanation="").get_absolute_url() for way in ways
    ]
    texts = [
        make_reader_tip(title="Tip", explanation=f"<p>Over {way.replace('&', '&amp;')}.</p>") for way in ways
    ]
    everything = {*titles, *(tip.get_absolute_url() for tip in texts)}

    assert [way for way in ways if everything - set(find(way))] == []


@pytest.mark.parametrize(
    ("written", "typed"), [("A.V.G.", "avg"), ("B & W", "BenW"), ("ge\u00admeente", "gemeenten")]
)
def test_other_spelling_is_marked(written, typed):
    assert written.rstrip(".") in [
        piece.text for piece in marked(f"De {written} dus", Query(typed)) if piece.is_marked
    ]


@pytest.mark.parametrize("text", ["en/of", "de/het", "de en het"])
def test_stop_words_with_a_slash_are_stop_words(text):
    assert Query(text).only_stop_words


@pytest.fixture
def people():
    for name in ["Łukasz Wójcik", "Søren Kjær", "Þóra Guðmundsdóttir"]:
        make_quote(speaker=make_practitioner(name=name), text="Begin klein.")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lukasz", "Łukasz Wójcik"),
        ("wojcik", "Łukasz Wójcik"),
        ("Łukasz Wójcik", "Łukasz Wójcik"),
        ("soren", "Søren Kjær"),
        ("KJAER", "Søren Kjær"),
        ("Søren", "Søren Kjær"),
        ("thora gudmundsdottir", "Þóra Guðmundsdóttir"),
        ("Lukasz’s", "Łukasz Wójcik"),
        ("so\u00adren", "Søren Kjær"),
    ],
)
def test_name_is_found_as_people_type_it(people, typed, name, client):
    assert name in [document.title for document in SearchDocument.objects.search(typed)]
    assert "Begin klein." in [document.title for document in SearchDocument.objects.search(typed)]
    if typed.isprintable() and "’" not in typed:
        assert client.get("/zoeken/suggesties/", {"q": typed}).json()["suggesties"] == [name]


@pytest.mark.parametrize(
    ("typed", "meant"), [("wojcick", "wójcik"), ("lukazs", "łukasz"), ("kjaeer", "kjær")]
)
def test_name_with_a_typing_error_is_proposed_in_its_own_spelling(people, typed, meant):
    assert Answer(Query(typed)).proposal == meant


def test_organisation_and_topic_are_found_as_people_type_them(find):
    organisation = make_organisation(name="Stichting Œuvre")
    make_quote(organisation=organisation)
    topic = make_topic(name="smørrebrød")
    make_reader_tip(title="Tip", topics=[topic])

    assert organisation.get_absolute_url() in find("oeuvre")
    assert topic.get_absolute_url() in find("smorrebrod")
