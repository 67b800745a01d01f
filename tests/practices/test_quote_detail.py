"""The page of a quote."""

import pytest

from tests.factories import (
    make_draft,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_topic,
)
from tests.reader import links, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


def get(client, quote):
    return client.get(quote.get_absolute_url())


def test_a_literal_quote_of_two_paragraphs_stands_between_quotation_marks(client):
    quote = make_quote(text="Eerst dit.\r\n\r\nDan dat.", provenance="letterlijk")
    response = get(client, quote)
    assert texts(response, "main//figure/blockquote/p") == ["“Eerst dit.", "Dan dat.”"]
    assert "in onze woorden" not in page_text(response)


def test_reported_speech_has_no_quotation_marks_and_says_so(client):
    response = get(client, make_quote(text="Je belt eerst."))
    assert texts(response, "main//figure//p") == ["Je belt eerst."]
    assert "in onze woorden" in page_text(response)


def test_role_and_organisation_stay_as_they_were_when_it_was_said(client):
    before, now = make_organisation(name="Gemeente Toen"), make_organisation(name="Gemeente Nu")
    person = make_practitioner(name="Coen Test", role="opgavemanager", organisation=now)
    quote = make_quote(speaker=person, role="projectmanager", organisation=before)
    caption = words(tree(get(client, quote)).find(".//main//figcaption"))
    assert caption.startswith("Coen Test, projectmanager, Gemeente Toen")
    assert "Nu" not in caption


def test_a_speaker_without_a_name_is_a_label(client):
    quote = make_quote(speaker=None, speaker_label="een van de gesprekspartners")
    response = get(client, quote)
    assert "Een van de gesprekspartners" in words(tree(response).find(".//main//figcaption"))


def test_a_speaker_without_legal_ground_is_a_role(client):
    person = make_practitioner(name="Geheime Naam", role="adviseur", legal_ground="bezwaar")
    response = get(client, make_quote(speaker=person, role="hoofd van iets herkenbaars"))
    content = response.content.decode()
    assert "Geheime Naam" not in content
    assert "herkenbaars" not in content
    assert "Adviseur" in page_text(response)


def test_quote_jumps_to_its_place_in_the_story(client):
    story = make_story(title="Over bellen")
    make_quote(parent=story)
    quote = make_quote(parent=story, provenance="letterlijk")
    response = get(client, quote)
    assert "Letterlijk uit het verhaal Over bellen" in page_text(response)
    assert f"{story.get_absolute_url()}#citaat-2" in links(response)


def test_quote_page_has_one_heading_and_a_title_of_its_own(client):
    one, two = (get(client, make_quote(text=text)) for text in ("Bel eerst.", "Mail daarna."))
    assert len(texts(one, "h1")) == 1
    assert texts(one, "title") != texts(two, "title")


def test_quote_of_a_draft_is_not_found(client):
    assert get(client, make_quote(parent=make_draft())).status_code == 404


def test_old_address_of_a_quote_leads_to_the_new_one(client):
    quote = make_quote(text="Eerst")
    quote.slug = "daarna"
    quote.save()
    response = client.get("/citaten/eerst/")
    assert (response.status_code, response["Location"]) == (301, "/citaten/daarna/")


def test_quote_page_query_count(client, django_assert_num_queries):
    person = make_practitioner(organisation=make_organisation())
    quote = make_quote(speaker=person, organisation=make_organisation(), topics=[make_topic(), make_topic()])
    with django_assert_num_queries(4):
        get(client, quote)
