"""The list of organisations; tests/netwerk/browse/test_lists.py has what all lists share."""

import pytest
from django.db import IntegrityError

from tests.factories import make_organisation, make_practitioner, make_quote, make_story
from tests.reader import links, texts

pytestmark = pytest.mark.django_db


def test_organisation_list_shows_kind_and_region(client):
    organisation = make_organisation(name="Provincie Test", kind="provincie", region="Noord-Brabant")
    make_quote(organisation=organisation)
    response = client.get("/organisaties/")
    assert texts(response, "main//article") == ["Provincie Test Provincie · Noord-Brabant"]
    assert organisation.get_absolute_url() in links(response)


def test_organisation_of_somebody_who_wrote_is_listed(client):
    organisation = make_organisation()
    make_story(authors=[make_practitioner(organisation=organisation)])
    assert list(client.get("/organisaties/").context["object_list"]) == [organisation]


@pytest.mark.parametrize(
    "name", ["provincie noord-brabant", "Provincie  Noord-Brabant", "Províncie Noord-Brabant"]
)
def test_an_organisation_exists_once_however_it_is_written(name):
    make_organisation(name="Provincie Noord-Brabant")
    with pytest.raises(IntegrityError, match="organisation_once"):
        make_organisation(name=name)
