"""A reader says that a story or tip is wrong or out of date."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client

from netwerk.mail.sending import send_due
from stories.admin.reports import finish_correction
from stories.models import Correction
from stories.privacy.erase import erase
from tests.factories import (
    make_address,
    make_draft,
    make_editor,
    make_lesson,
    make_nonce,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_story,
    make_tip,
)
from tests.reader import by_id, links, page_text, texts

pytestmark = pytest.mark.django_db


def form(**changes):
    words = {"kind": "verouderd", "note": "De gemeente is opgegaan in een andere."}
    return {"nonce": make_nonce("correction")} | words | changes


def address(thing):
    return f"{thing.get_absolute_url()}klopt-niet/"


def make_speaker(**fields):
    return make_quote(speaker=make_practitioner(**fields)).speaker


PAGES = [
    (make_story, "title"),
    (make_tip, "title"),
    (make_reader_tip, "title"),
    (make_lesson, "title"),
    (make_quote, "text"),
    (make_speaker, "name"),
]


@pytest.fixture(params=PAGES, ids=[make.__name__ for make, _ in PAGES])
def thing(request):
    make, name = request.param
    return make(**{name: "Bellen werkt"})


def test_the_page_leads_to_the_form_and_the_form_names_the_page(client, thing):
    assert address(thing) in links(client.get(thing.get_absolute_url()))
    response = client.get(address(thing))
    assert texts(response, "h1") == ["Klopt er iets niet?"]
    assert "Bellen werkt" in page_text(response)
    assert texts(response, "form[@class='form']//fieldset//label") == Correction.Kind.labels[:-1]
    assert response["Cache-Control"] == "private, no-store"


def test_a_correction_is_kept_for_the_editors(client, thing):
    response = client.post(address(thing), form(email="Marjan@example.org", story=99, status="bijgewerkt"))
    assert (response.status_code, response["Location"]) == (302, f"{address(thing)}bedankt/")
    assert texts(client.get(response["Location"]), "h1") == ["Bedankt voor je melding"]
    kept = Correction.objects.get()
    assert kept.about == thing
    assert (kept.kind, kept.status, kept.email) == ("verouderd", "open", "marjan@example.org")
    assert kept.note == "De gemeente is opgegaan in een andere."


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"kind": "mooi"}, "Kies wat er mis is."),
        ({"note": ""}, "Schrijf wat er niet klopt."),
        ({"note": "x" * 2_001}, "Nu zijn het 2.001 tekens, het mag tot 2.000 zijn."),
        ({"note": "a\0b"}, "Er staat een teken in dat we niet kunnen bewaren."),
        ({"nonce": "verlopen"}, "Dit formulier stond lang open."),
    ],
)
def test_an_error_is_told_and_the_text_is_kept(client, changes, error):
    response = client.post(address(make_story()), form(**changes))
    assert response.status_code == 422
    assert error in texts(response, "div[@class='error-summary']")[0]
    shown = by_id(response, "id_note").text or ""
    assert shown.strip().replace("\ufffd", "") == (form() | changes)["note"].replace("\0", "")
    assert not Correction.objects.exists()


def test_a_form_that_is_sent_twice_is_one_correction(client, thing):
    sent = form()
    assert {client.post(address(thing), sent).status_code for _ in range(2)} == {302}
    assert Correction.objects.count() == 1


def test_what_is_caught_is_kept_apart(client):
    assert client.post(address(make_story()), form(laat_leeg="x")).status_code == 302
    assert Correction.objects.get().caught_by == "Het veld dat leeg moest blijven is ingevuld"


def test_a_draft_is_as_unknown_as_what_is_not_there(client):
    hidden = [make_draft(), make_tip(parent=make_draft()), make_reader_tip(status="ingestuurd")]
    for url in [*map(address, hidden), "/verhalen/niets/klopt-niet/", "/tips/insturen/klopt-niet/"]:
        assert {client.get(url).status_code, client.post(url, form()).status_code} == {404}
        assert client.get(f"{url}bedankt/").status_code == 404
    assert not Correction.objects.exists()


def test_too_many_of_one_sender_are_refused_with_the_text_kept(client):
    url = address(make_story())
    answers = [Client().post(url, form(email="marjan@example.org")) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert form()["note"] in by_id(answers[-1], "id_note").text


def told(mailoutbox):
    send_due()
    return {(mail.to[0], mail.subject) for mail in mailoutbox}


def test_editors_and_the_sender_hear_of_it(client, thing, mailoutbox):
    make_editor(email="redactie@example.org")
    make_address("marjan@example.org")
    client.post(address(thing), form(email="marjan@example.org"))
    assert told(mailoutbox) == {
        ("redactie@example.org", "Het is verouderd: Bellen werkt"),
        ("marjan@example.org", "Je melding is binnen over: Bellen werkt"),
    }
    [to_editors] = [mail.body for mail in mailoutbox if mail.to == ["redactie@example.org"]]
    assert "> De gemeente is opgegaan in een andere." in to_editors
    assert "/beheer/stories/correction/" in to_editors
    assert thing.get_absolute_url() in to_editors


@pytest.mark.parametrize(
    ("status", "outcome"), [("bijgewerkt", "heeft het aangepast"), ("geen-wijziging", "niets gewijzigd")]
)
def test_the_sender_hears_what_was_done(client, thing, mailoutbox, status, outcome):
    make_address("marjan@example.org")
    client.post(address(thing), form(email="marjan@example.org"))
    finish_correction(Correction.objects.get(), status)
    assert told(mailoutbox) == {("marjan@example.org", "Je melding is bekeken over: Bellen werkt")}
    assert outcome in mailoutbox[0].body
    assert "> De gemeente is opgegaan in een andere." in mailoutbox[0].body


def test_who_did_not_confirm_the_address_is_asked_first(client, mailoutbox):
    client.post(address(make_story()), form(email="marjan@example.org"))
    assert told(mailoutbox) == {("marjan@example.org", "Klopt dit e-mailadres?")}
    assert "dat er iets niet klopt" in mailoutbox[0].body


def test_what_is_caught_is_told_to_nobody(client, mailoutbox):
    make_editor(email="redactie@example.org")
    make_address("marjan@example.org")
    client.post(address(make_story()), form(email="marjan@example.org", laat_leeg="x"))
    assert told(mailoutbox) == set()


def test_nothing_is_told_of_what_was_erased(client, mailoutbox):
    make_editor(email="redactie@example.org")
    make_address("marjan@example.org")
    client.post(address(make_story()), form(email="marjan@example.org"))
    erase("marjan@example.org", keep_words=False)
    assert told(mailoutbox) == set()


@pytest.mark.django_db(transaction=True)
def test_row12_forty_at_once_are_exactly_thirty():
    url = address(make_story())

    def send(_):
        try:
            return Client().post(url, form()).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(40)))
    assert (answers.count(302), answers.count(429)) == (30, 10)
    assert Correction.objects.count() == 30


@pytest.mark.parametrize("make", [make_story, make_tip, make_reader_tip])
def test_the_page_says_when_it_was_put_right(client, make):
    thing = make(title="Bellen werkt")
    assert "Bijgewerkt op" not in page_text(client.get(thing.get_absolute_url()))
    thing.revised_on = date(2026, 11, 22)
    thing.save()
    assert "Bijgewerkt op 22 november 2026" in page_text(client.get(thing.get_absolute_url()))


def test_query_count(client, thing, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(address(thing))
