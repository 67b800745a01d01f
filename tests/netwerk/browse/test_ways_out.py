"""Whatever was chosen, an empty list offers a way out that gives what it says."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practices.filters import TipFilter
from practices.models import Tip
from tests.factories import make_story, make_tip, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]
CHOICES = {
    "onderwerp": ["aandacht", "bellen", "contact"],
    "fase": ["starten", "vieren", "stoppen"],
    "niveau": ["persoon", "netwerk"],
    "bron": ["Het Blad", "onbekend"],
    "q": ["koffie", "olifant", "praten", "olifant koffie"],
    "alle": ["ja"],
    "volgorde": ["titel", "nieuwste"],
}


def filtered(query):
    request = RequestFactory().get(f"/tips/?{query}")
    return TipFilter(request.GET, queryset=Tip.objects.published().for_cards(), request=request)


@pytest.fixture
def content(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        a, b, _ = (make_topic(name) for name in CHOICES["onderwerp"])
        blad, other = make_story(source_name="Het Blad"), make_story()
        for n in range(7):
            make_tip(
                parent=[blad, other][n % 2],
                title=f"Drink {'koffie' if n % 3 else 'thee'} {n}",
                topics=[[a], [b], [a, b]][n % 3],
                phase=["starten", "vieren"][n % 2],
                level=["persoon", ""][n % 2],
            )


def some(name):
    return st.lists(st.sampled_from(CHOICES[name]), max_size=1 if name in {"q", "alle", "volgorde"} else 3)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries({name: some(name) for name in CHOICES}))
def test_every_way_out_gives_its_number_and_there_is_always_one(content, chosen):
    found = filtered(urlencode(chosen, doseq=True))
    if found.narrowed().exists() or not found.is_filtered:
        return
    ways = list(found.ways_out)
    assert ways or found.ways_out.total == 7
    for way in [*ways, *filter(None, [found.ways_out.meant])]:
        other = filtered(way.url.partition("?")[2])
        assert other.qs.count() == way.count > 0
        assert other.is_canonical


def test_the_word_is_offered_first_and_every_choice_is_tried(content):
    ways = list(filtered("onderwerp=aandacht&onderwerp=bellen&fase=starten&fase=vieren&q=olifant").ways_out)
    assert [(way.text, way.count) for way in ways] == [("Zonder het woord ‘olifant’", 7)]
    assert ways[0].url == "/tips/?onderwerp=aandacht&onderwerp=bellen&fase=starten&fase=vieren"


def test_when_no_single_choice_helps_each_is_offered_alone(content):
    ways = list(filtered("fase=stoppen&onderwerp=aandacht&q=olifant").ways_out)
    assert [(way.text, way.count) for way in ways] == [("Alleen onderwerp: ‘aandacht’", 5)]


def test_a_topic_too_many_is_offered_to_be_left_out(content):
    ways = filtered("alle=ja&onderwerp=aandacht&onderwerp=bellen&fase=starten&niveau=netwerk").ways_out
    texts = {way.text for way in ways}
    assert texts == {"Zonder voor wie: ‘Het netwerk’"}


def test_another_spelling_is_offered_when_it_gives_something_here(content):
    found = filtered("q=koffi&fase=starten")
    assert (found.ways_out.meant.text, found.ways_out.meant.url) == ("koffie", "/tips/?fase=starten&q=koffie")
    assert filtered("q=koffi&fase=stoppen").ways_out.meant is None


def test_the_whole_list_is_always_there(client, content):
    page = client.get("/tips/?fase=stoppen").text
    assert "Zonder filters (7)" in page


def test_all_choices_are_tried_in_one_query(content):
    found = filtered("fase=stoppen&onderwerp=aandacht&niveau=netwerk&bron=onbekend&q=olifant")
    assert found.known
    with CaptureQueriesContext(connection) as asked:
        list(found.ways_out.fewer)
    assert len(asked) == 1
