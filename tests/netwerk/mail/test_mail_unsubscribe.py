"""Stopping mail: from every mail, without logging in, for one stream or for all (NO5)."""

import re

import pytest
from django.core import signing
from django.test import Client

from netwerk.mail import links
from netwerk.mail.confirmation import ask_to_confirm
from netwerk.mail.kinds import KINDS, MailKind, Message, Stream
from netwerk.mail.models import EmailAddress
from netwerk.mail.sending import send_due
from tests.factories import make_address, make_mail
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    for stream in [Stream.COMMENTS, Stream.ANSWERS]:
        kind = MailKind(lambda mail: Message("Proef", "Een tekst."), stream, to_reader=True)
        monkeypatch.setitem(KINDS, f"proef-{stream}", kind)


@pytest.fixture
def mail_program():
    """No cookie, no token of a form, and the tokens are checked."""
    return Client(enforce_csrf_checks=True)


def path(text: str) -> str:
    return re.findall(r"http://127\.0\.0\.1:8000(/e-mail/afmelden/[^\s>]+)", text)[0]


def stopped() -> list[str]:
    return EmailAddress.objects.get().stopped


def test_every_mail_to_a_reader_can_be_stopped_with_one_click(mail_program, mailoutbox):
    make_address()
    make_mail("proef-antwoorden")
    send_due()
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    answer = mail_program.post(path(headers["List-Unsubscribe"]), ONE_CLICK)
    assert (answer.status_code, stopped()) == (200, ["antwoorden"])
    assert not answer.cookies


def test_text_of_the_mail_says_what_it_belongs_to_and_how_to_stop(client, mailoutbox):
    make_address()
    make_mail("proef-antwoorden")
    send_due()
    assert "Deze mail hoort bij: Antwoorden op je reacties." in mailoutbox[0].body
    page = client.get(path(mailoutbox[0].body))
    assert texts(page, "button") == ["Zoek", "Stop met: Antwoorden op je reacties", "Stop met alle mail"]
    assert stopped() == []


def test_only_that_stream_stops(client, mailoutbox):
    link = path(links.stop_link(make_address(), Stream.ANSWERS))
    answer = client.post(link, {"wat": "deze"})
    assert (answer.status_code, answer["Location"]) == (303, link)
    assert "Je krijgt deze mails niet meer: Antwoorden op je reacties." in page_text(client.get(link))
    make_mail("proef-antwoorden")
    make_mail("proef-reacties")
    assert send_due() == {"dropped": 1, "sent": 1}


def test_all_mail_stops_the_question_about_the_address_too(client, mailoutbox):
    link = path(links.stop_link(make_address(confirmed=False), Stream.ANSWERS))
    client.post(link, {"wat": "alles"})
    assert "Je krijgt geen mail meer van netwerk." in page_text(client.get(link))
    EmailAddress.objects.update(asked_at=None)
    ask_to_confirm("marjan@example.org", "computer")
    make_mail("bevestig-adres")
    make_mail("proef-reacties")
    assert send_due() == {"dropped": 2}


def test_question_about_an_address_can_be_stopped_for_good(mail_program, mailoutbox):
    ask_to_confirm("marjan@example.org", "computer")
    send_due()
    assert "nooit meer mailt" in mailoutbox[0].body
    mail_program.post(path(mailoutbox[0].extra_headers["List-Unsubscribe"]), ONE_CLICK)
    assert stopped() == ["alles"]


def test_stopping_twice_is_stopping_once(mail_program):
    link = path(links.stop_link(make_address(), Stream.ANSWERS))
    for _ in range(3):
        assert mail_program.post(link, ONE_CLICK).status_code == 200
    assert stopped() == ["antwoorden"]


def test_mail_program_that_only_looks_stops_nothing(client):
    link = path(links.stop_link(make_address(), Stream.ANSWERS))
    client.get(link)
    client.head(link)
    assert stopped() == []


def test_page_does_not_name_the_address(client):
    """A mail that was sent on takes its link along."""
    page = client.get(path(links.stop_link(make_address(), Stream.ANSWERS)))
    assert "marjan" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_link_that_is_forged_or_of_another_purpose_stops_nothing(mail_program):
    address = make_address()
    good = signing.dumps([address.pk, "antwoorden"], salt=links.STOP)
    wrong = [
        good[:-1] + ("a" if good[-1] != "a" else "b"),
        signing.dumps([address.pk, "antwoorden"], salt="iets-anders"),
        signing.dumps(address.pk, salt=links.CONFIRM),
        signing.dumps([address.pk, "onbekend"], salt=links.STOP),
        signing.dumps([address.pk + 1, "antwoorden"], salt=links.STOP),
        "zomaar",
    ]
    for token in wrong:
        answer = mail_program.post(f"/e-mail/afmelden/{token}/", ONE_CLICK)
        assert answer.status_code == 404
        assert "Deze link werkt niet (meer)" in page_text(answer)
    assert stopped() == []
