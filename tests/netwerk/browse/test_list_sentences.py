"""What a list is narrowed to reads as a Dutch sentence, in its heading, its title and its feed."""

import pytest
from django.test import RequestFactory

from netwerk.browse.facets import Facet, OpenFacet
from netwerk.browse.filters import FacetedFilter
from practices import filters as of_practices
from practices.filters import PractitionerFilter, QuoteFilter, TipFilter
from practices.models import Practitioner, Quote, Tip
from stories import filters as of_stories
from stories.filters import StoryFilter
from stories.models import Story
from tests.factories import make_organisation, make_practitioner, make_quote, make_story, make_tip, make_topic
from tests.reader import texts

pytestmark = pytest.mark.django_db
MODELS = {TipFilter: Tip, QuoteFilter: Quote, StoryFilter: Story, PractitionerFilter: Practitioner}


@pytest.fixture
def content():
    topics = [make_topic(name) for name in ("bellen", "luisteren")]
    person = make_practitioner(
        name="Ada Test", slug="ada", organisation=make_organisation(kind="gemeente"), topics=topics
    )
    story = make_story(
        topics=topics, authors=[person], original_date="2018-05-01", kind="blog", source_name="Het Blad"
    )
    make_tip(parent=story, topics=topics, phase="starten", level="netwerk")
    make_quote(parent=story, topics=topics, speaker=person, organisation=person.organisation)
    make_story()


@pytest.mark.parametrize(
    ("kind", "query", "sentence"),
    [
        (TipFilter, "fase=starten&niveau=netwerk", "voor de fase starten, voor het netwerk"),
        (TipFilter, "fase=starten&fase=vieren&niveau=persoon", "voor de fase starten of vieren, voor jezelf"),
        (TipFilter, "onderwerp=bellen&onderwerp=luisteren", "over bellen of luisteren"),
        (TipFilter, "onderwerp=bellen&onderwerp=luisteren&alle=ja", "over bellen en luisteren"),
        (
            TipFilter,
            "samenwerking=overheden&q=koffie",
            "bij samenwerken tussen overheden, met het woord ‘koffie’",
        ),
        (TipFilter, "q=koffie drinken", "met de woorden ‘koffie drinken’"),
        (TipFilter, "bron=Het Blad&bron=onbekend", "uit Het Blad of een onbekende bron"),
        (
            StoryFilter,
            "jaar=2018&organisatie=gemeente&onderwerp=luisteren",
            "van gemeenten over luisteren, uit 2018",
        ),
        (StoryFilter, "jaar=onbekend&soort=blog", "in de vorm van een blog, uit een onbekend jaar"),
        (StoryFilter, "persoon=ada", "met een bijdrage van Ada Test"),
        (QuoteFilter, "persoon=ada&organisatie=zorg", "uit de praktijk van zorgorganisaties, van Ada Test"),
        (QuoteFilter, "weergave=bewerkt&onderwerp=bellen", "over bellen, in onze woorden"),
        (
            PractitionerFilter,
            "onderwerp=bellen&organisatie=gemeente",
            "bij gemeenten met iets te vertellen over bellen",
        ),
        (PractitionerFilter, "letter=t", "onder de letter T"),
    ],
)
def test_choices_read_as_a_sentence(content, kind, query, sentence):
    request = RequestFactory().get(f"/lijst/?{query}")
    found = kind(request.GET, queryset=MODELS[kind].objects.published().for_cards(), request=request)
    assert found.about() == sentence


def facets() -> list[tuple[str, Facet, str]]:
    kinds = {k for m in (of_practices, of_stories) for k in vars(m).values() if isinstance(k, type)}
    found = []
    for kind in sorted((k for k in kinds if issubclass(k, FacetedFilter)), key=lambda k: k.__name__):
        for name, facet in kind.base_filters.items():
            if isinstance(facet, Facet):
                values = [*facet.choices, *(["onbekend"] if isinstance(facet, OpenFacet) else []), "x"]
                found += [(f"{kind.__name__}.{name}", facet, value) for value in values]
    return found


@pytest.mark.parametrize(("place", "facet", "value"), facets())
def test_every_value_of_every_facet_has_its_words(place, facet, value):
    sentence = facet.sentence({value: facet.choices.get(value, value)})
    assert "{" not in sentence
    assert sentence == sentence.strip()
    assert sentence[0].islower()
    assert value == "x" or facet.words[value] in sentence


def test_a_long_row_of_choices_is_cut():
    facet = TipFilter.base_filters["fase"]
    assert facet.sentence(facet.choices) == "voor de fase starten, levend houden, vernieuwen of 2 andere"


def test_heading_and_title_say_it(client, content):
    response = client.get("/tips/?fase=starten&niveau=netwerk")
    assert "1 tip voor de fase starten, voor het netwerk" in texts(response, "h2")
    assert texts(response, "title") == ["Tips voor de fase starten, voor het netwerk – netwerk"]
    title = texts(client.get("/verhalen/?onderwerp=luisteren&organisatie=gemeente&jaar=2018"), "title")
    assert title == ["Verhalen van gemeenten over luisteren, uit 2018 – netwerk"]


def test_the_text_above_the_filters_tells_what_they_do(client, content):
    text = texts(client.get("/tips/"), "form[@id='filters']")[0]
    assert "Binnen een groep zie je alles wat bij één van je keuzes past." in text
    assert "Kies je in meer groepen, dan moet alles kloppen." in text
