"""The list of quotes; tests/netwerk/browse/test_lists.py has what all lists share."""

import pytest

from tests.factories import make_organisation, make_practitioner, make_quote, make_story, make_text
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db


def test_quote_list_shows_text_speaker_role_and_source(client):
    person = make_practitioner(name="Ada Test")
    quote = make_quote(
        parent=make_story(title="Over bellen"),
        text="Je belt eerst.",
        speaker=person,
        role="adviseur",
        organisation=make_organisation(name="Gemeente Proefstad"),
    )
    response = client.get("/citaten/")
    (card,) = texts(response, "main//figure")
    for part in ("Je belt eerst.", "Ada Test, adviseur, Gemeente Proefstad", "Uit het verhaal Over bellen"):
        assert part in card
    assert {quote.get_absolute_url(), person.get_absolute_url()} <= links(response)


def test_only_a_literal_quote_stands_between_quotation_marks(client):
    story = make_story()
    make_quote(parent=story, text="Naverteld.")
    make_quote(parent=story, text="Echt gezegd.", provenance="letterlijk")
    assert [
        *texts(page := client.get("/citaten/"), "*[@class='retelling']/p"),
        *texts(page, "blockquote/p"),
    ] == ["Naverteld.", "“Echt gezegd.”"]


def test_a_pull_quote_of_the_author_is_not_in_the_list(client):
    make_text(style="uitgelicht", body="<p>Mijn eigen woorden.</p>")
    assert "Mijn eigen woorden." not in page_text(client.get("/citaten/"))


def test_nobody_without_legal_ground_is_named_in_list_or_filter(client):
    person = make_practitioner(name="Geheime Naam", role="adviseur", legal_ground="")
    make_quote(speaker=person, role="hoofd van iets herkenbaars")
    content = client.get("/citaten/").content.decode()
    assert "Geheime Naam" not in content
    assert "herkenbaars" not in content
    assert person.slug not in content
