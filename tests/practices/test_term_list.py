"""The glossary."""

import pytest

from tests.factories import make_draft, make_term
from tests.reader import links, texts

pytestmark = pytest.mark.django_db


def test_terms_stand_by_kind_and_alphabet(client):
    role = make_term(name="relatiemanager", kind="rol")
    network, chain = make_term(name="netwerk"), make_term(name="keten")
    make_term(name="geheim", story=make_draft())
    make_term(name="zonder omschrijving", definition=None)
    response = client.get("/begrippen/")
    assert response.context["kinds"] == [("Begrip", [chain, network]), ("Rol", [role])]
    assert {term.get_absolute_url() for term in (role, network, chain)} <= links(response)
    assert "geheim" not in response.content.decode()


def test_empty_glossary_has_a_way_out(client):
    response = client.get("/begrippen/")
    assert texts(response, "h1") == ["Begrippen"]
    assert "/onderwerpen/" in links(response)


@pytest.mark.parametrize("number", [1, 30])
def test_glossary_query_count(client, number, django_assert_num_queries):
    for _ in range(number):
        make_term()
    with django_assert_num_queries(4):
        client.get("/begrippen/")
