"""Every number beside a value is what ticking it gives."""

from itertools import product

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from practices.filters import LessonFilter, PractitionerFilter, QuoteFilter, TipFilter
from practices.models import Lesson, Practitioner, Quote, Tip
from stories.filters import StoryFilter
from stories.models import Contribution, Story
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_tip,
    make_topic,
)

pytestmark = pytest.mark.django_db
FILTERS = {
    Story: StoryFilter,
    Lesson: LessonFilter,
    Tip: TipFilter,
    Quote: QuoteFilter,
    Practitioner: PractitionerFilter,
}


def filtered(model, query=""):
    request = RequestFactory().get(f"/lijst/?{query}")
    return FILTERS[model](request.GET, queryset=model.objects.published().for_cards(), request=request)


@pytest.fixture
def content():
    """Things with two topics, one and none, of several kinds, and drafts that must not count."""
    a, b, c = (make_topic(name) for name in ["aandacht", "bellen", "contact"])
    kinds = ["gemeente", "provincie", "gemeente"]
    people = [make_practitioner(organisation=make_organisation(kind=kind), topics=[a, b]) for kind in kinds]
    for n, topics in enumerate([[a, b], [a], [b, c], []]):
        story = make_story(
            topics=topics,
            authors=people[:n],
            original_date=f"20{14 + n % 2}-02-24",
            kind=["blog", "column"][n % 2],
        )
        for m, phase in enumerate(["starten", "vieren", ""]):
            make_tip(parent=story, topics=topics[: m + 1], phase=phase, level=["persoon", "netwerk"][m % 2])
            make_lesson(parent=story, topics=topics[m:], kind=["les", "valkuil"][m % 2])
            make_quote(parent=story, topics=topics, speaker=people[m], organisation=people[m].organisation)
    make_tip(parent=make_draft(topics=[a]), topics=[a], phase="starten")


@pytest.mark.slow
@pytest.mark.parametrize("model", FILTERS)
def test_every_number_is_what_ticking_gives(model, content):
    plain = filtered(model)
    values = {group.name: [option.value for option in group.options][:2] for group in plain.groups}
    some = list(values)[:2] + list(values)[-1:]
    for chosen in product(*[[[], values[name][:1], values[name]] for name in some]):
        query = QueryDict(mutable=True)
        for name, picked in zip(some, chosen, strict=True):
            query.setlist(name, picked)
        for group in filtered(model, query.urlencode()).groups:
            for option in group.options:
                alone = query.copy()
                alone.setlist(group.name, [option.value])
                assert option.count == filtered(model, alone.urlencode()).qs.count(), (
                    query,
                    group.name,
                    option,
                )


def test_one_author_twice_in_a_story_counts_once():
    person = make_practitioner()
    story = make_story(authors=[person])
    Contribution.objects.create(story=story, practitioner=person, kind="genoemd")
    found = filtered(Story, f"persoon={person.slug}")
    assert list(found.qs) == [story]
    assert {o.value: o.count for g in found.groups for o in g.options if g.name == "persoon"} == {
        person.slug: 1
    }


def test_somebody_who_may_not_be_named_is_no_choice():
    person = make_practitioner(legal_ground="bezwaar")
    make_quote(speaker=person)
    found = filtered(Quote, f"persoon={person.slug}")
    assert found.unknown == [person.slug]
    assert not [o for g in found.groups for o in g.options if g.name == "persoon"]


def test_with_all_topics_the_numbers_follow(content):
    for group in filtered(Tip, "onderwerp=bellen&alle=ja").groups[:1]:
        for option in group.options:
            both = f"onderwerp=bellen&onderwerp={option.value}&alle=ja"
            assert option.count == filtered(Tip, both).qs.count()


def test_or_inside_a_group_and_between_groups(content):
    either = filtered(Tip, "onderwerp=aandacht&onderwerp=contact").qs
    assert {t.pk for t in either} == {
        *Tip.objects.published().filter(topics__slug__in=["aandacht", "contact"]).values_list("pk", flat=True)
    }
    both = filtered(Tip, "onderwerp=aandacht&onderwerp=contact&fase=starten").qs
    assert {t.pk for t in both} == {t.pk for t in either if t.phase == "starten"}


@pytest.mark.parametrize("model", FILTERS)
def test_a_row_with_two_chosen_topics_is_listed_once(model, content):
    rows = list(filtered(model, "onderwerp=aandacht&onderwerp=bellen").qs)
    assert len(rows) == len(set(rows))


def test_zero_is_there_and_disabled(content):
    options = {o.value: o for g in filtered(Tip).groups for o in g.options if g.name == "fase"}
    assert (options["stoppen"].count, options["stoppen"].disabled) == (0, True)


def test_chips_lead_to_the_list_without_them(content):
    chips = filtered(Tip, "fase=starten&onderwerp=bellen&volgorde=titel").chips
    assert [(c.group, c.label, c.url) for c in chips] == [
        ("Onderwerp", "bellen", "/lijst/?fase=starten&volgorde=titel#gevonden"),
        ("Fase van het netwerk", "Starten", "/lijst/?onderwerp=bellen&volgorde=titel#gevonden"),
    ]


def test_ways_out_really_give_their_number(content):
    empty = filtered(Tip, "fase=stoppen&onderwerp=aandacht")
    assert not empty.qs.exists()
    for way in empty.ways_out:
        assert filtered(Tip, way.url.partition("?")[2]).qs.count() == way.count > 0


def test_unknown_values_are_ignored_and_said(content):
    found = filtered(Tip, "onderwerp=bestaat-niet&fase=starten&fase=x&bron=ünï")
    assert found.unknown == ["bestaat-niet", "x", "ünï"]
    assert {t.phase for t in found.qs} == {"starten"}


def test_an_unknown_order_is_the_usual_one(content):
    assert filtered(Tip, "volgorde=x").order == "nieuwste"


@pytest.mark.parametrize(
    "query",
    [
        "fase=&onderwerp=bellen",
        "fase=starten&onderwerp=bellen",
        "volgorde=nieuwste",
        "fase=vieren&fase=starten",
    ],
)
def test_other_spellings_of_an_address_are_not_canonical(query, content):
    assert not filtered(Tip, query).is_canonical


def test_canonical_address_is_stable(content):
    address = filtered(Tip, "fase=vieren&onderwerp=bellen&fase=starten&onderwerp=aandacht").address()
    again = filtered(Tip, address.partition("?")[2])
    assert again.is_canonical
    assert again.address() == address


def test_fixed_number_of_queries(django_assert_num_queries, content):
    with django_assert_num_queries(8):  # the chosen topic, the rows and their topics, five groups
        found = filtered(Tip, "onderwerp=bellen&fase=starten")
        list(found.qs), found.groups
