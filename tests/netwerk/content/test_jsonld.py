"""schema.org data: the same as what the page shows, and nothing of nobody else."""

import json
from datetime import date

import pytest

from tests.factories import (
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import tree, words

pytestmark = pytest.mark.django_db


def data(client, thing):
    response = client.get(thing.get_absolute_url())
    scripts = tree(response).findall(".//head/script[@type='application/ld+json']")
    found = {block["@type"]: block for block in (json.loads(script.text or "") for script in scripts)}
    shown = words(tree(response).find(".//body"))
    return found, shown


def pieces(value):
    """Every object inside the data."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from pieces(part)


@pytest.fixture
def person():
    return make_practitioner(
        name="Ada Test", role="adviseur", organisation=make_organisation(name="Gemeente Proefstad")
    )


@pytest.fixture
def things(person):
    """One of every kind that has a page with data of its own, the same story in each."""
    story = make_story(
        title="Over bellen",
        subtitle="Een verhaal",
        lead="Waarom je belt.",
        original_date=date(2018, 1, 24),
        authors=[person],
        topics=[make_topic("telefoon")],
        source_url="https://example.org/artikel",
    )
    make = {"parent": story}
    quote = make_quote(text="Ik bel.", speaker=person, role="hoofd", provenance="letterlijk", **make)
    return [story, make_tip(**make), make_lesson(**make), quote, person, make_reader_tip()]


def test_every_word_of_the_data_is_on_the_page(client, things):
    addresses = {
        "@context",
        "@type",
        "@id",
        "inLanguage",
        "url",
        "isBasedOn",
        "item",
        "position",
        "contentUrl",
    }
    addresses |= {"datePublished", "dateModified", "dateCreated"}
    for thing in things:
        found, shown = data(client, thing)
        for piece in pieces(list(found.values())):
            for key, value in piece.items():
                if key not in addresses and isinstance(value, str):
                    assert value.lower() in shown.lower(), (thing, key)


def test_a_story_is_an_article_with_what_its_page_says(client, things):
    article = data(client, things[0])[0]["Article"]
    assert article["headline"] == "Over bellen"
    assert article["datePublished"] == "2018-01-24"
    assert article["keywords"] == ["telefoon"]
    assert [author["name"] for author in article["author"]] == ["Ada Test"]
    assert article["isBasedOn"] == "https://example.org/artikel"


def test_what_nobody_knows_is_left_out(client):
    article = data(client, make_story())[0]["Article"]
    assert article.keys().isdisjoint({"author", "isBasedOn", "description"})


def test_only_literal_words_are_a_quotation(client, person):
    literal = make_quote(text="Ik bel.", speaker=person, provenance="letterlijk")
    quotation = data(client, literal)[0]["Quotation"]
    assert quotation["text"] == "Ik bel."
    assert quotation["spokenByCharacter"]["name"] == "Ada Test"
    assert "Quotation" not in data(client, make_quote(provenance="bewerkt"))[0]


def test_somebody_without_a_legal_ground_is_a_role_and_no_more(client, person):
    person.legal_ground = "bezwaar"
    person.save()
    story = make_story()
    story.contributions.create(practitioner=person, role="hoofd van iets herkenbaars")
    quote = make_quote(
        parent=story, speaker=person, role="hoofd van iets herkenbaars", provenance="letterlijk"
    )
    for thing in (story, quote):
        text = json.dumps(data(client, thing)[0])
        assert "Ada Test" not in text
        assert "herkenbaars" not in text
        assert "adviseur, gemeente" in text


def test_breadcrumbs_are_the_ones_on_the_page_and_the_page_itself(client, settings):
    settings.SITE_URL = "https://netwerk.example"
    items = data(client, make_tip(title="Bel", slug="bel"))[0]["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in items] == [
        (1, "Home", "https://netwerk.example/"),
        (2, "Tips", "https://netwerk.example/tips/"),
        (3, "Bel", "https://netwerk.example/tips/bel/"),
    ]


def test_no_address_of_anybody(client, things):
    for thing in things:
        assert "@example" not in json.dumps(data(client, thing)[0])
