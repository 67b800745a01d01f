"""The heading above the results of every list is a Dutch sentence, for each choice and for every two of them."""

from itertools import combinations

import pytest

from tests.factories import (
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_term,
    make_tip,
    make_topic,
)
from tests.reader import by_id, words

pytestmark = pytest.mark.django_db
# For each list the words for one and for several, and its choices in the order in which they are read.
LISTS: dict[str, tuple[str, str, dict[str, str]]] = {
    "verhalen": (
        "verhaal",
        "verhalen",
        {
            "organisatie=gemeente": "van gemeenten",
            "onderwerp=luisteren": "over luisteren",
            "soort=blog": "in de vorm van een blog",
            "persoon=ada": "met een bijdrage van Ada Test",
            "bron=Het Blad": "uit Het Blad",
            "jaar=2018": "uit 2018",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "lessen": (
        "les",
        "lessen",
        {
            "onderwerp=luisteren": "over luisteren",
            "soort=valkuil": "van de soort valkuil",
            "bron=Het Blad": "uit Het Blad",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "tips": (
        "tip",
        "tips",
        {
            "onderwerp=luisteren": "over luisteren",
            "fase=starten": "voor de fase starten",
            "niveau=netwerk": "voor het netwerk",
            "samenwerking=overheden": "bij samenwerken tussen overheden",
            "bron=Het Blad": "uit Het Blad",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "citaten": (
        "citaat",
        "citaten",
        {
            "organisatie=gemeente": "uit de praktijk van gemeenten",
            "persoon=ada": "van Ada Test",
            "onderwerp=luisteren": "over luisteren",
            "weergave=letterlijk": "in letterlijke woorden",
            "bron=Het Blad": "uit Het Blad",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "mensen": (
        "persoon",
        "mensen",
        {
            "organisatie=gemeente": "bij gemeenten",
            "onderwerp=luisteren": "met iets te vertellen over luisteren",
            "stem=praktijk": "met verhalen over het eigen werk",
            "letter=t": "onder de letter T",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "organisaties": (
        "organisatie",
        "organisaties",
        {
            "soort=gemeente": "van de soort gemeente",
            "letter=g": "onder de letter G",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "onderwerpen": (
        "onderwerp",
        "onderwerpen",
        {
            "uitgelicht=ja": "gekozen door de redactie",
            "letter=l": "onder de letter L",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "begrippen": (
        "begrip",
        "begrippen",
        {
            "soort=begrip": "van de soort begrip",
            "letter=k": "onder de letter K",
            "q=koffie": "met het woord ‘koffie’",
        },
    ),
    "reeksen": ("reeks", "reeksen", {"q=koffie": "met het woord ‘koffie’"}),
}


@pytest.fixture(autouse=True)
def content():
    topic = make_topic("luisteren", featured=True)
    organisation = make_organisation(name="Gemeente Test", kind="gemeente")
    person = make_practitioner(name="Ada Test", slug="ada", organisation=organisation, topics=[topic])
    story = make_story(
        topics=[topic],
        authors=[person],
        original_date="2018-05-01",
        kind="blog",
        source_name="Het Blad",
        series=make_series(),
    )
    make_lesson(parent=story, topics=[topic], kind="valkuil")
    make_tip(parent=story, topics=[topic], phase="starten", level="netwerk", cooperation="overheden")
    make_quote(
        parent=story, topics=[topic], speaker=person, organisation=organisation, provenance="letterlijk"
    )
    make_term(name="Keten", kind="begrip")


def heading(client, name: str, choices: list[str]) -> tuple[int, str]:
    """How many the page says there are, and the rest of the sentence; the address may be put in another order."""
    response = client.get(f"/{name}/?{'&'.join(choices)}", follow=True)
    number, _, rest = words(by_id(response, "gevonden")).partition(" ")
    return int(number), rest


def sentence(read: list[str]) -> str:
    """A topic follows without a comma: “van gemeenten over luisteren, uit 2018”."""
    about = read[0]
    for words_of_choice in read[1:]:
        comma = "" if words_of_choice.endswith("over luisteren") else ","
        about = f"{about}{comma} {words_of_choice}"
    return about


@pytest.mark.parametrize("name", LISTS)
def test_every_choice_and_every_two_make_a_sentence(client, name):
    one, several, choices = LISTS[name]
    asked = [*((choice,) for choice in choices), *combinations(choices, 2)]
    found = {choice: heading(client, name, [*choice]) for choice in asked}
    wanted = {
        choice: (total, f"{one if total == 1 else several} {sentence([choices[c] for c in choice])}")
        for choice, (total, _) in found.items()
    }
    assert found == wanted
    assert {total for choice, (total, _) in found.items() if "q=koffie" not in choice} <= {1}


@pytest.mark.parametrize("name", LISTS)
def test_every_filter_of_a_list_is_read_above(client, name):
    groups = client.get(f"/{name}/").context["filter"].facets
    assert {choice.split("=")[0] for choice in LISTS[name][2]} - {"q"} == set(groups)


@pytest.mark.parametrize("name", LISTS)
def test_without_a_choice_it_says_how_many_there_are(client, name):
    number, rest = heading(client, name, [])
    assert rest == f"{LISTS[name][0] if number == 1 else LISTS[name][1]} gevonden"


def test_all_choices_of_a_list_make_one_sentence(client):
    choices = [
        "onderwerp=luisteren",
        "fase=starten",
        "niveau=netwerk",
        "samenwerking=overheden",
        "bron=Het Blad",
    ]
    read = "over luisteren, voor de fase starten, voor het netwerk, bij samenwerken tussen overheden, uit Het Blad"
    assert heading(client, "tips", choices) == (1, f"tip {read}")


def test_two_choices_of_several_tips(client):
    make_tip(phase="starten", level="netwerk")
    choices = ["fase=starten", "niveau=netwerk"]
    assert heading(client, "tips", choices) == (2, "tips voor de fase starten, voor het netwerk")
