"""The list of people; tests/netwerk/browse/test_lists.py has what all lists share."""

import pytest

from tests.factories import (
    make_draft,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_topic,
)
from tests.reader import links, texts

pytestmark = pytest.mark.django_db


def test_people_list_shows_name_role_organisation_and_topics(client):
    employer, topic = make_organisation(name="Gemeente Proefstad"), make_topic("bellen")
    person = make_practitioner(name="Ada Test", role="adviseur", organisation=employer, topics=[topic])
    make_quote(speaker=person)
    response = client.get("/mensen/")
    assert texts(response, "main//article") == ["Ada Test Adviseur Gemeente Proefstad bellen"]
    assert {person.get_absolute_url(), topic.get_absolute_url(), "/organisaties/"} <= links(response)


def test_a_writer_is_listed_as_well_as_a_speaker(client):
    writer, hidden, silent = (make_practitioner() for _ in range(3))
    make_story(authors=[writer])
    make_draft(authors=[hidden])
    assert silent not in client.get("/mensen/").context["object_list"]
    assert list(client.get("/mensen/").context["object_list"]) == [writer]


def test_people_of_a_draft_are_not_in_the_filter_either(client):
    make_quote(parent=make_draft(), speaker=make_practitioner(topics=[make_topic("geheim onderwerp")]))
    make_quote()
    assert "geheim onderwerp" not in client.get("/mensen/").content.decode()


def test_letters_of_other_languages_have_an_address_and_a_place_in_the_alphabet(client):
    names = ["Anna Zeven", "Łukasz Wójcik", "Bo Laan", "Søren Kjær"]
    people = [make_practitioner(name=name) for name in names]
    for person in people:
        make_quote(speaker=person)
    addresses = [
        link
        for link in client.get("/mensen/").content.decode().split('"')
        if link in {p.get_absolute_url() for p in people}
    ]
    expected = ["/mensen/soren-kjaer/", "/mensen/bo-laan/", "/mensen/lukasz-wojcik/", "/mensen/anna-zeven/"]
    assert list(dict.fromkeys(addresses)) == expected


@pytest.mark.parametrize("typed", ["Lukasz", "wojcik", "Łukasz"])
def test_an_editor_finds_a_person_as_the_name_is_typed(editor, typed):
    make_practitioner(name="Łukasz Wójcik")
    answer = editor.get("/beheer/practices/practitioner/", {"q": typed})
    assert "Łukasz Wójcik" in answer.content.decode()


def test_a_name_with_a_prefix_says_where_it_stands_in_the_alphabet(client):
    make_quote(speaker=make_practitioner(name="Jan van ’t Hoff", role="", legal_ground="openbaar"))
    assert texts(client.get("/mensen/"), "main//article") == ["Jan van ’t Hoff Hoff, Jan van ’t"]
    assert make_practitioner(name="Jan van ’t Hoff", legal_ground="").index_name == ""
