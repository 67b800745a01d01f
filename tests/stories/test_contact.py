"""Who needs the editors can write to them: the page about help leads to an address, a telephone and a form."""

import pytest
from django.test import Client

from netwerk.mail.models import Mail
from netwerk.mail.sending import send_due
from stories.models import Correction
from tests.factories import make_editor, make_nonce
from tests.reader import by_id, links, page_text, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/hulp/bericht/"


def form(**changes):
    words = {"note": "Waarom is mijn reactie weggehaald?", "email": "Noor@example.org"}
    return {"nonce": make_nonce("contact")} | words | changes


def test_help_leads_to_the_editors(client, settings):
    settings.SITE_OWNER, settings.SITE_OWNER_PHONE = "Gemeente Voorbeeld", "(012) 345 67 89"
    response = client.get("/hulp/")
    assert {ADDRESS, f"mailto:{settings.CONTACT_EMAIL}", "tel:0123456789"} <= links(response)
    assert texts(client.get(ADDRESS), "h1") == ["Stuur de redactie een bericht"]


def test_a_message_is_kept_and_mailed_to_the_editors(client, mailoutbox):
    moderator = make_editor()
    response = client.post(ADDRESS, form())
    assert (response.status_code, response["Location"]) == (302, f"{ADDRESS}bedankt/")
    assert texts(client.get(response["Location"]), "h1") == ["Bedankt voor je bericht"]
    kept = Correction.objects.get()
    assert (kept.kind, kept.about.slug, kept.email) == ("bericht", "hulp", "noor@example.org")
    send_due()
    [message] = [message for message in mailoutbox if message.to == [moderator.email]]
    assert message.subject == "Vraag of bericht: Hulp en contact"
    assert "> Waarom is mijn reactie weggehaald?" in message.body


def test_a_form_that_is_sent_twice_is_one_message(client):
    sent = form()
    assert {client.post(ADDRESS, sent).status_code for _ in range(2)} == {302}
    assert Correction.objects.count() == 1
    assert Mail.objects.filter(kind="klopt-niet-ontvangen").count() == 1


def test_what_is_caught_goes_to_nobodys_mailbox(client):
    client.post(ADDRESS, form(laat_leeg="x"))
    assert Correction.objects.get().caught_by
    assert not Mail.objects.exists()


@pytest.mark.parametrize("changes", [{"email": "geen adres"}, {"note": "x" * 2_001}, {"nonce": "verlopen"}])
def test_a_refusal_keeps_the_text(client, changes):
    response = client.post(ADDRESS, form(**changes))
    assert response.status_code == 422
    assert by_id(response, "id_note").text.strip() == (form() | changes)["note"]
    assert not Correction.objects.exists()


def test_too_many_are_refused_with_the_text_kept():
    answers = [Client().post(ADDRESS, form()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert form()["note"] in by_id(answers[-1], "id_note").text


def test_editors_see_a_message_and_deal_with_it(editor, client):
    client.post(ADDRESS, form())
    row = Correction.objects.get()
    address = "/beheer/stories/correction/"
    assert "Waarom is mijn reactie weggehaald?" in page_text(editor.get(address))
    editor.post(address, {"action": "updated", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.handled_at
    assert "Hulp en contact" in page_text(editor.get(f"{address}{row.pk}/change/"))
