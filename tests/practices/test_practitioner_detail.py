"""The page of a person."""

import pytest

from practices.models import Practitioner
from practices.withdrawal import withdraw_person
from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_term,
    make_tip,
    make_topic,
)
from tests.reader import links, meta, page_text, texts

pytestmark = pytest.mark.django_db


def get(client, person):
    return client.get(person.get_absolute_url())


def test_person_page_shows_role_organisation_and_former_roles(client):
    employer = make_organisation(name="Gemeente Proefstad")
    person = make_practitioner(
        name="Coen Test",
        role="opgavemanager",
        organisation=employer,
        former_roles="tot eind 2017 projectmanager Samenspraak",
        bio="<p>Belt graag.</p>",
    )
    make_quote(speaker=person)
    response = get(client, person)
    assert texts(response, "h1") == ["Coen Test"]
    text = page_text(response)
    for part in (
        "Opgavemanager, Gemeente Proefstad",
        "Tot eind 2017 projectmanager Samenspraak",
        "Belt graag.",
    ):
        assert part in text
    assert employer.get_absolute_url() in links(response)


def test_person_page_lists_quotes_and_the_stories_with_their_lessons_and_tips(client):
    person = make_practitioner()
    said, wrote, other = make_story(), make_story(authors=[person]), make_story()
    quotes = [make_quote(parent=said, speaker=person) for _ in range(2)]
    lesson, tip = make_lesson(parent=said), make_tip(parent=wrote)
    for story in (other, make_draft(authors=[person])):
        make_quote(parent=story), make_lesson(parent=story), make_tip(parent=story)
    response = get(client, person)
    shown = {name: list(response.context[name]) for name in ("quotes", "stories", "lessons", "tips")}
    assert shown == {"quotes": quotes, "stories": [wrote, said], "lessons": [lesson], "tips": [tip]}
    assert {thing.get_absolute_url() for thing in (*quotes, said, wrote, lesson, tip)} <= links(response)


def test_person_page_leads_to_the_roles_in_a_network(client):
    role = make_term(name="relatiemanager", kind="rol")
    person = make_practitioner()
    person.network_roles.set([role, make_term(definition=None, kind="rol")])
    make_quote(speaker=person)
    response = get(client, person)
    assert list(response.context["network_roles"]) == [role]
    assert role.get_absolute_url() in links(response)


def test_person_page_without_a_role_does_not_stumble(client):
    person = make_practitioner(role="", topics=[make_topic()])
    make_story(authors=[person])
    assert "None" not in page_text(get(client, person))


@pytest.mark.parametrize("ground", ["", "bezwaar"])
def test_person_without_legal_ground_has_no_page(client, ground):
    person = make_practitioner(legal_ground=ground)
    make_quote(speaker=person)
    assert get(client, person).status_code == 404


def test_an_objection_hides_the_name_at_once(client):
    person = make_practitioner(name="Geheime Naam")
    quote = make_quote(speaker=person, role="adviseur")
    Practitioner.objects.filter(pk=person.pk).update(legal_ground="bezwaar")
    for address in (quote.get_absolute_url(), quote.parent.get_absolute_url(), "/citaten/", "/mensen/", "/"):
        assert "Geheime Naam" not in client.get(address).content.decode()


def test_person_of_a_draft_has_no_page(client):
    person = make_practitioner()
    make_quote(parent=make_draft(), speaker=person)
    assert get(client, person).status_code == 404


def test_the_page_of_a_withdrawn_person_is_gone(client):
    person = make_practitioner(name="Geheime Naam")
    make_quote(speaker=person)
    old = person.get_absolute_url()
    withdraw_person(person)
    response = client.get(old)
    assert response.status_code == 410
    assert "Geheime Naam" not in response.content.decode()
    assert texts(response, "h1")
    assert meta(response, "robots") == "noindex"


def test_old_address_of_a_person_leads_to_the_new_one(client):
    person = make_practitioner(name="Ada Test")
    make_quote(speaker=person)
    person.slug = "ada-nieuw"
    person.save()
    response = client.get("/mensen/ada-test/")
    assert (response.status_code, response["Location"]) == (301, "/mensen/ada-nieuw/")


def test_old_address_of_somebody_with_an_objection_leads_nowhere(client):
    person = make_practitioner(name="Ada Test")
    make_quote(speaker=person)
    person.slug = "ada-nieuw"
    person.legal_ground = "bezwaar"
    person.save()
    assert client.get("/mensen/ada-test/").status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_person_page_query_count(client, number, django_assert_num_queries):
    person = make_practitioner(organisation=make_organisation(), topics=[make_topic()])
    for _ in range(number):
        story = make_story(authors=[person, make_practitioner(organisation=make_organisation())])
        make_quote(parent=story, speaker=person, topics=[make_topic()], organisation=make_organisation())
        make_lesson(parent=story, topics=[make_topic()])
        make_tip(parent=story, topics=[make_topic()])
    with django_assert_num_queries(11):
        get(client, person)
