"""The page of a topic."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from practices.models import Topic
from tests.factories import (
    make_draft,
    make_lesson,
    make_practitioner,
    make_quote,
    make_story,
    make_tip,
    make_topic,
)
from tests.reader import head_link, links, page_text, texts

pytestmark = pytest.mark.django_db
KINDS = ("tips", "stories", "lessons", "quotes", "people")


@pytest.fixture
def bellen():
    return make_topic("bellen", description="<p>Waarom je belt.</p>")


def tag_one_of_each(topic, parent):
    person = make_practitioner(topics=[topic])
    quote = make_quote(parent=parent, speaker=person, topics=[topic])
    return make_tip(parent=parent, topics=[topic]), make_lesson(parent=parent, topics=[topic]), quote, person


def test_topic_page_shows_what_is_published_of_every_kind(client, bellen):
    tag_one_of_each(bellen, make_draft(topics=[bellen]))
    story = make_story(topics=[bellen])
    tip, lesson, quote, person = tag_one_of_each(bellen, story)
    tag_one_of_each(make_topic(), make_story())
    response = client.get("/onderwerpen/bellen/")
    shown = {kind: list(response.context[kind]) for kind in KINDS}
    assert shown == {
        "tips": [tip],
        "stories": [story],
        "lessons": [lesson],
        "quotes": [quote],
        "people": [person],
    }
    assert {thing.get_absolute_url() for thing in (tip, story, lesson, quote, person)} <= links(response)
    assert texts(response, "h1") == ["Bellen"]
    assert "Waarom je belt." in page_text(response)


def test_topic_page_shows_the_four_newest_and_leads_to_all(client, bellen):
    tips = [make_tip(topics=[bellen]) for _ in range(6)]
    response = client.get("/onderwerpen/bellen/")
    assert list(response.context["tips"]) == tips[:1:-1]
    assert response.context["counts"]["tips"] == {"total": 6, "url": "/tips/?onderwerp=bellen"}
    assert "/tips/?onderwerp=bellen" in links(response)
    assert "Bekijk alle 6 tips" in page_text(response)
    assert list(client.get("/tips/?onderwerp=bellen").context["object_list"]) == tips[::-1]


def test_nothing_of_a_kind_is_no_heading(client, bellen):
    make_tip(topics=[bellen])
    assert texts(client.get("/onderwerpen/bellen/"), "main//h2") == ["Tips"]


def test_related_topics_share_tips_most_shared_first(client, bellen):
    mailen, lopen, fietsen = make_topic("mailen"), make_topic("lopen"), make_topic("fietsen")
    make_tip(topics=[bellen, mailen, lopen])
    make_tip(topics=[bellen, lopen])
    make_tip(topics=[fietsen])
    make_tip(topics=[bellen, fietsen], parent=make_draft())
    response = client.get("/onderwerpen/bellen/")
    assert list(response.context["related_topics"]) == [lopen, mailen]


def test_topic_that_only_a_draft_uses_is_not_found(client, bellen):
    make_tip(topics=[bellen], parent=make_draft())
    assert client.get("/onderwerpen/bellen/").status_code == 404


def test_topic_page_names_its_feed(client, bellen):
    make_tip(topics=[bellen])
    assert head_link(client.get("/onderwerpen/bellen/"), "alternate") == "/feed/onderwerpen/bellen/"


def test_old_address_of_a_topic_leads_to_the_new_one(client, bellen):
    make_tip(topics=[bellen])
    bellen.slug = "telefoon"
    bellen.save()
    response = client.get("/onderwerpen/bellen/")
    assert (response.status_code, response["Location"]) == (301, "/onderwerpen/telefoon/")


def test_a_chain_of_merges_is_one_redirect(client, bellen):
    middle = make_topic("telefoneren", merged_into=bellen)
    make_topic("opbellen", merged_into=middle)
    make_tip(topics=[bellen])
    for old in ("telefoneren", "opbellen"):
        response = client.get(f"/onderwerpen/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/onderwerpen/bellen/")


def test_a_topic_merged_into_one_nobody_can_find_is_not_found(client, bellen):
    make_topic("telefoneren", merged_into=bellen)
    assert client.get("/onderwerpen/telefoneren/").status_code == 404


def test_a_circle_of_merges_ends(client, bellen):
    other = make_topic("telefoneren", merged_into=bellen)
    Topic.objects.filter(pk=bellen.pk).update(merged_into=other)
    assert client.get("/onderwerpen/bellen/").status_code == 404


@pytest.mark.parametrize("name", ["Netwerken", "netwerken ", "#netwerken", "nétwerken"])
def test_two_spellings_of_a_topic_cannot_exist(name):
    make_topic("netwerken")
    with pytest.raises(IntegrityError):
        make_topic(name)
    with pytest.raises(ValidationError, match="Dit onderwerp bestaat al, als “netwerken”"):
        Topic(name=name).clean()


@pytest.mark.parametrize("name", ["", ",", " # "])
def test_a_topic_needs_a_name(name):
    with pytest.raises(ValidationError, match="Geef het onderwerp een naam"):
        Topic(name=name).clean()


def test_a_topic_of_several_words_is_one_topic(client):
    tip = make_tip()
    tip.topics.add("warme netwerken", "Warme Netwerken")
    assert [str(topic) for topic in tip.topics.all()] == ["warme netwerken"]
    assert client.get("/onderwerpen/warme-netwerken/").status_code == 200


def test_a_topic_cannot_go_into_itself(bellen):
    bellen.merged_into = make_topic("telefoneren", merged_into=bellen)
    with pytest.raises(ValidationError, match="kan niet in zichzelf opgaan"):
        bellen.clean()


@pytest.mark.parametrize("number", [1, 30])
def test_topic_page_query_count(client, number, django_assert_num_queries):
    bellen, story = make_topic("bellen"), make_story()
    for _ in range(number):
        tag_one_of_each(bellen, story)
        make_tip(parent=story, topics=[bellen, make_topic()])
    with django_assert_num_queries(16):
        client.get("/onderwerpen/bellen/")


def test_a_topic_cannot_go_round_into_itself():
    first, second, third = make_topic("een"), make_topic("twee"), make_topic("drie")
    first.merged_into = second
    first.save()
    second.merged_into = third
    second.save()
    third.merged_into = first
    with pytest.raises(ValidationError, match="niet in zichzelf"):
        third.full_clean()
