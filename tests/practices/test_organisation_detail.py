"""The page of an organisation."""

import pytest

from tests.factories import (
    make_draft,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_topic,
)
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db


def get(client, organisation):
    return client.get(organisation.get_absolute_url())


def test_organisation_page_lists_people_quotes_and_stories(client):
    organisation = make_organisation(name="Gemeente Proefstad", kind="gemeente", region="Brabant")
    person = make_practitioner(organisation=organisation)
    wrote = make_story(authors=[person])
    quote = make_quote(organisation=organisation)
    make_quote(organisation=make_organisation())
    make_quote(parent=make_draft(), organisation=organisation)
    make_practitioner(organisation=organisation)
    response = get(client, organisation)
    shown = {name: list(response.context[name]) for name in ("people", "quotes", "stories")}
    assert shown == {"people": [person], "quotes": [quote], "stories": [quote.parent, wrote]}
    assert {thing.get_absolute_url() for thing in (person, quote, wrote)} <= links(response)
    assert texts(response, "h1") == ["Gemeente Proefstad"]
    assert "Gemeente · Brabant" in page_text(response)


def test_somebody_who_left_keeps_the_quote_with_the_old_organisation(client):
    before, now = make_organisation(), make_organisation()
    quote = make_quote(speaker=make_practitioner(organisation=now), organisation=before)
    assert list(get(client, before).context["quotes"]) == [quote]
    assert list(get(client, before).context["people"]) == []
    assert list(get(client, now).context["quotes"]) == []


def test_organisation_of_a_draft_is_not_found(client):
    organisation = make_organisation()
    make_quote(parent=make_draft(), organisation=organisation)
    assert get(client, organisation).status_code == 404


def test_organisation_page_names_nobody_without_a_legal_ground(client):
    organisation = make_organisation()
    person = make_practitioner(name="Geheime Naam", organisation=organisation, legal_ground="")
    make_quote(speaker=person, organisation=organisation)
    assert "Geheime Naam" not in get(client, organisation).content.decode()


def test_old_address_of_an_organisation_leads_to_the_new_one(client):
    organisation = make_organisation(name="Eerst")
    make_quote(organisation=organisation)
    organisation.slug = "daarna"
    organisation.save()
    response = client.get("/organisaties/eerst/")
    assert (response.status_code, response["Location"]) == (301, "/organisaties/daarna/")


@pytest.mark.parametrize("number", [1, 30])
def test_organisation_page_query_count(client, number, django_assert_num_queries):
    organisation = make_organisation()
    for _ in range(number):
        person = make_practitioner(organisation=organisation, topics=[make_topic()])
        make_quote(parent=make_story(authors=[person]), speaker=person, organisation=organisation)
    with django_assert_num_queries(7):
        get(client, organisation)
