"""Double opt-in: an address gets one question, and no other mail before its owner said yes."""

import re
from datetime import timedelta
from threading import Thread

import pytest
from django.core import signing
from django.db import connection
from django.utils import timezone

from netwerk.mail import confirmation, links
from netwerk.mail.confirmation import ask_to_confirm
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.sending import send_due
from netwerk.publicforms.limits import Limit
from tests.factories import make_address, make_mail
from tests.reader import by_id, page_text, texts

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"


def path(text: str) -> str:
    """Where the first link in a mail leads to on this site."""
    return re.findall(r"http://127\.0\.0\.1:8000(/e-mail/\S+)", text)[0]


def asked() -> int:
    return Mail.objects.filter(kind="bevestig-adres").count()


def test_address_is_asked_and_confirmed(client, mailoutbox):
    ask_to_confirm("Marjan@Example.org", "computer")
    send_due()
    [message] = mailoutbox
    assert (message.to, message.subject) == ([EMAIL], "Klopt dit e-mailadres?")
    page = client.get(path(message.body))
    assert texts(page, "main//h1") == ["Klopt dit e-mailadres?"]
    assert EMAIL not in page.content.decode()
    assert EmailAddress.objects.get().confirmed_at is None
    answer = client.post(path(message.body))
    assert (answer.status_code, answer["Location"]) == (303, "/e-mail/bevestigd/")
    assert EmailAddress.objects.get().confirmed_at
    assert texts(client.get(answer["Location"]), "main//h1") == ["Je e-mailadres is bevestigd"]


def test_confirming_twice_changes_nothing(client):
    address = make_address(confirmed=False)
    link = path(links.confirm_link(address))
    client.post(link)
    first = EmailAddress.objects.get().confirmed_at
    assert client.post(link).status_code == 303
    assert EmailAddress.objects.get().confirmed_at == first


def test_page_of_a_link_is_kept_by_nobody(client):
    page = client.get(path(links.confirm_link(make_address(confirmed=False))))
    assert set(page["Cache-Control"].split(", ")) >= {"private", "no-store"}
    assert "noindex" in page.content.decode()


def test_five_hundred_comments_with_one_address_are_one_question():
    for n in range(500):
        ask_to_confirm(EMAIL, f"computer {n}")
    assert asked() == 1


def test_address_may_be_asked_again_after_a_day():
    ask_to_confirm(EMAIL, "computer")
    EmailAddress.objects.update(asked_at=timezone.now() - timedelta(hours=23, minutes=59))
    ask_to_confirm(EMAIL, "computer")
    assert asked() == 1
    EmailAddress.objects.update(asked_at=timezone.now() - timedelta(hours=24, minutes=1))
    ask_to_confirm(EMAIL, "computer")
    assert asked() == 2


@pytest.mark.parametrize("fields", [{"confirmed": True}, {"confirmed": False, "stopped": ["alles"]}])
def test_address_that_is_confirmed_or_said_never_is_not_asked(fields):
    make_address(**fields)
    EmailAddress.objects.update(asked_at=None)
    ask_to_confirm(EMAIL, "computer")
    assert asked() == 0


def test_one_computer_asks_three_addresses_an_hour():
    for n in range(10):
        ask_to_confirm(f"lezer-{n}@example.org", "computer")
    ask_to_confirm("ander@example.org", "een andere computer")
    assert set(Mail.objects.values_list("to", flat=True)) == {
        *[f"lezer-{n}@example.org" for n in range(3)],
        "ander@example.org",
    }


def test_computer_that_is_refused_does_not_use_up_what_the_site_may_send(monkeypatch):
    monkeypatch.setattr(confirmation, "SITE_LIMIT", Limit("proef-site", 5, 3600))
    for n in range(10):
        ask_to_confirm(f"lezer-{n}@example.org", "computer")
    ask_to_confirm("ander@example.org", "een andere computer")
    assert Mail.objects.filter(to="ander@example.org").exists()


def test_site_stops_asking_at_two_hundred_an_hour_and_warns_once(caplog):
    for n in range(210):
        ask_to_confirm(f"lezer-{n}@example.org", f"computer {n}")
    assert asked() == 200
    assert [record.message for record in caplog.records] == [
        "More than 200 confirmations of addresses in an hour; no more are sent"
    ]


def test_no_address_is_no_question():
    ask_to_confirm("", "computer")
    assert (asked(), EmailAddress.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_address_that_comes_in_from_many_sides_at_once_is_asked_once():
    def ask(n):
        ask_to_confirm(EMAIL, f"computer {n}")
        connection.close()

    together = [Thread(target=ask, args=[n]) for n in range(4)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert (asked(), EmailAddress.objects.count()) == (1, 1)


def test_question_is_dropped_when_the_address_was_confirmed_meanwhile(mailoutbox):
    ask_to_confirm(EMAIL, "computer")
    EmailAddress.objects.update(confirmed_at=timezone.now())
    assert send_due() == {"dropped": 1}
    assert mailoutbox == []


def test_question_is_dropped_when_the_address_was_erased_meanwhile(mailoutbox):
    make_mail("bevestig-adres")
    assert send_due() == {"dropped": 1}


def wrong_tokens(address):
    good = signing.dumps(address.pk, salt=links.CONFIRM)
    yield good[:-1] + ("a" if good[-1] != "a" else "b")
    yield signing.dumps(address.pk, salt="iets-anders")
    yield signing.dumps([address.pk, "alles"], salt=links.STOP)
    yield signing.dumps(address.pk + 1, salt=links.CONFIRM)
    yield "zomaar"


def test_link_that_is_forged_or_of_another_purpose_opens_nothing(client):
    address = make_address(confirmed=False)
    for token in wrong_tokens(address):
        for answer in (
            client.get(f"/e-mail/bevestigen/{token}/"),
            client.post(f"/e-mail/bevestigen/{token}/"),
        ):
            assert answer.status_code == 404
            assert "Deze link werkt niet (meer)" in page_text(answer)
            assert by_id(answer, "inhoud") is not None
    assert EmailAddress.objects.get().confirmed_at is None


def test_link_works_seven_days(client, monkeypatch):
    link = path(links.confirm_link(make_address(confirmed=False)))
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + timedelta(days=6, hours=23).total_seconds())
    assert client.get(link).status_code == 200
    monkeypatch.setattr(signing.time, "time", lambda: now + timedelta(days=7, minutes=1).total_seconds())
    assert client.get(link).status_code == 404
