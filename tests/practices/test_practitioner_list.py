"""The list of people; tests/netwerk/test_lists.py has what all lists share."""

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


def test_cm5_people_list_shows_name_role_organisation_and_topics(client):
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


def test_bf1_people_of_a_draft_are_not_in_the_filter_either(client):
    make_quote(parent=make_draft(), speaker=make_practitioner(topics=[make_topic("geheim onderwerp")]))
    make_quote()
    assert "geheim onderwerp" not in client.get("/mensen/").content.decode()
