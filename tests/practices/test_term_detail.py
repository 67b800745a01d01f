"""The page of a term or a role."""

import pytest
from django.db import IntegrityError

from practices.models import Definition, Term
from tests.factories import (
    make_draft,
    make_practitioner,
    make_quote,
    make_story,
    make_term,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db


def get(client, term):
    return client.get(term.get_absolute_url())


def test_term_page_shows_every_definition_with_its_source(client):
    story = make_story(title="Over netwerken")
    term = make_term("Samen iets doen.", story=story, name="netwerken")
    Definition.objects.create(term=term, text="Mensen kennen.", ordering=1)
    Definition.objects.create(term=term, text="Nog geheim.", story=make_draft())
    response = get(client, term)
    assert [definition.text for definition in response.context["definitions"]] == [
        "Samen iets doen.",
        "Mensen kennen.",
    ]
    assert story.get_absolute_url() in links(response)
    assert texts(response, "h1") == ["Netwerken"]
    text = page_text(response)
    assert "Mensen kennen." in text
    assert "Nog geheim." not in text


def test_the_contrast_stands_on_the_page_of_both(client):
    network = make_term("Los verband.", name="netwerk")
    chain = make_term("Vast verband.", name="keten", contrasts_with=network)
    for term, other in ((network, chain), (chain, network)):
        response = get(client, term)
        assert response.context["contrast"] == other
        text = page_text(response)
        assert "Los verband." in text
        assert "Vast verband." in text


def test_a_contrast_that_is_not_published_is_not_shown(client):
    hidden = make_term("Geheim verband.", story=make_draft(), name="keten")
    term = make_term(name="netwerk", contrasts_with=hidden)
    response = get(client, term)
    assert response.context["contrast"] is None
    assert "Geheim verband." not in page_text(response)


def test_role_page_shows_judgement_people_and_tips(client):
    topic = make_topic("relaties")
    role = make_term(definition=None, name="relatiemanager", kind="rol", topic=topic)
    Definition.objects.create(
        term=role, text="Kent iedereen.", judgement="een stap vooruit", story=make_story()
    )
    person, hidden = make_practitioner(), make_practitioner(legal_ground="bezwaar")
    for someone in (person, hidden):
        someone.network_roles.add(role)
        make_quote(speaker=someone)
    make_tip()
    tip = make_tip(topics=[topic])
    response = get(client, role)
    assert list(response.context["people"]) == [person]
    assert list(response.context["tips"]) == [tip]
    assert {person.get_absolute_url(), tip.get_absolute_url()} <= links(response)
    assert "een stap vooruit" in page_text(response).lower()


def test_other_spellings_stand_on_the_page_and_find_it(client):
    term = make_term(name="netwerkcoördinator", aliases="netwerk coördinator, coördinator van een netwerk")
    assert term.spellings == ["netwerkcoördinator", "netwerk coördinator", "coördinator van een netwerk"]
    assert "netwerk coördinator" in page_text(get(client, term))


def test_term_of_a_draft_is_not_found(client):
    assert get(client, make_term(story=make_draft())).status_code == 404


def test_old_address_of_a_term_leads_to_the_new_one(client):
    term = make_term(name="keten")
    term.slug = "de-keten"
    term.save()
    response = client.get("/begrippen/keten/")
    assert (response.status_code, response["Location"]) == (301, "/begrippen/de-keten/")


def test_a_term_exists_once_and_is_not_against_itself():
    term = make_term(name="keten")
    with pytest.raises(IntegrityError, match="term_not_against_itself"):
        Term.objects.filter(pk=term.pk).update(contrasts_with=term)


@pytest.mark.parametrize("number", [1, 30])
def test_term_page_query_count(client, number, django_assert_num_queries):
    topic = make_topic()
    term = make_term(kind="rol", topic=topic, contrasts_with=make_term())
    for _ in range(number):
        person = make_practitioner(topics=[topic])
        person.network_roles.add(term)
        make_quote(speaker=person)
        make_tip(topics=[topic])
        Definition.objects.create(term=term, text="Nog een.", story=make_story())
    with django_assert_num_queries(8):
        get(client, term)
