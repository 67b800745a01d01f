"""Who said it, who wrote it and who is only mentioned are three things, wherever a name stands."""

import json

import pytest

from stories.models import Contribution
from tests.factories import (
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text, texts, tree

pytestmark = pytest.mark.django_db


def mention(person, story=None):
    story = story or make_story()
    Contribution.objects.create(story=story, practitioner=person, kind="genoemd")
    return story


@pytest.fixture
def mentioned():
    """Somebody who is told of in a story of others, with a tip and a lesson of theirs."""
    person = make_practitioner(name="Mia Genoemd", organisation=make_organisation(), topics=[make_topic()])
    story = mention(person)
    make_tip(parent=story), make_lesson(parent=story)
    return person


def test_the_page_of_somebody_who_is_mentioned_says_where_and_no_more(client, mentioned):
    response = client.get(mentioned.get_absolute_url())
    assert texts(response, "main//h2") == ["Wordt genoemd in"]
    assert [list(response.context[name]) for name in ("stories", "tips", "lessons", "quotes")] == [[]] * 4
    assert mentioned.contributions.get().story.get_absolute_url() in links(response)


@pytest.mark.parametrize("address", ["/", "/mensen/", "/sitemap-practitioner.xml"])
def test_who_is_mentioned_is_not_among_the_people_who_share_what_they_do(client, mentioned, address):
    assert mentioned.get_absolute_url() not in client.get(address).content.decode()


def test_a_topic_is_not_of_somebody_who_is_only_mentioned(client, mentioned):
    assert client.get(mentioned.topics.get().get_absolute_url()).status_code == 404


def test_a_story_is_not_found_by_who_is_mentioned_under_who_wrote_it(client, mentioned):
    response = client.get(f"/verhalen/?persoon={mentioned.slug}")
    assert "Mia Genoemd" not in page_text(response)
    make_story(authors=[mentioned])
    listed = client.get(f"/verhalen/?persoon={mentioned.slug}").context["object_list"]
    assert [story.contributions.get().kind for story in listed] == ["auteur"]


def test_a_story_is_not_of_the_kind_of_organisation_of_who_is_mentioned(client, mentioned):
    assert list(client.get("/verhalen/?organisatie=gemeente").context["object_list"]) == []
    group = next(g for g in client.get("/verhalen/").context["filter"].groups if g.name == "organisatie")
    assert {option.count for option in group.options} == {0}


def test_an_organisation_shows_apart_who_is_mentioned(client, mentioned):
    colleague = make_practitioner(organisation=mentioned.organisation)
    story = make_story(authors=[colleague])
    context = client.get(mentioned.organisation.get_absolute_url()).context
    shown = [list(context[name]) for name in ("people", "mentioned", "stories")]
    assert shown == [[colleague], [mentioned], [story]]


def test_somebody_who_wrote_one_story_gets_no_tips_of_another_that_mentions_them(client, mentioned):
    own = make_story(authors=[mentioned])
    tip = make_tip(parent=own)
    context = client.get(mentioned.get_absolute_url()).context
    assert (list(context["tips"]), list(context["stories"])) == ([tip], [own])


def test_machines_read_who_wrote_and_who_is_mentioned(client, mentioned):
    story = mentioned.contributions.get().story
    author = make_practitioner(name="Ada Auteur")
    Contribution.objects.create(story=story, practitioner=author)
    blocks = tree(client.get(story.get_absolute_url())).findall(".//script[@type='application/ld+json']")
    article = next(found for block in blocks if (found := json.loads(block.text))["@type"] == "Article")
    names = {role: [person["name"] for person in article[role]] for role in ("author", "mentions")}
    assert names == {"author": ["Ada Auteur"], "mentions": ["Mia Genoemd"]}


@pytest.fixture
def expert():
    person = make_practitioner(name="Prof. Boek", voice="deskundige")
    quote = make_quote(speaker=person)
    make_tip(parent=quote.parent)
    return person


def test_an_expert_who_is_quoted_does_not_share_what_they_do(client, expert):
    practitioner = make_quote().speaker
    response = client.get("/")
    assert list(response.context["people"]) == [practitioner]
    assert response.context["quote"].speaker == practitioner


def test_the_page_of_an_expert_says_so_and_claims_no_tips_of_others(client, expert):
    response = client.get(expert.get_absolute_url())
    assert texts(response, "main//h2") == ["Citaten", "Aangehaald in"]
    assert "Deskundige die in verhalen wordt aangehaald" in page_text(response)


def test_people_can_be_narrowed_to_who_tells_of_their_own_work(client, expert):
    practitioner = make_quote().speaker
    assert "Deskundige, aangehaald" in page_text(client.get("/mensen/"))
    assert list(client.get("/mensen/?stem=praktijk").context["object_list"]) == [practitioner]
    assert list(client.get("/mensen/?stem=deskundige").context["object_list"]) == [expert]


def test_a_quote_of_an_expert_says_so(client, expert):
    assert "Prof. Boek · deskundige" in page_text(client.get("/citaten/")).replace(" ", " ")
