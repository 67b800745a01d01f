"""The queue of mail: each once, again when it fails, and never in the way of what it tells about (fault 4.16)."""

import logging
import signal
import smtplib
from collections import Counter
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from netwerk.mail.kinds import KINDS, MailKind, Message
from netwerk.mail.management.commands import send_mail_queue
from netwerk.mail.models import Mail
from netwerk.mail.outbox import queue
from netwerk.mail.sending import MOST_ATTEMPTS, WAIT, describe, send_due
from tests.factories import make_mail, tomorrow

pytestmark = pytest.mark.django_db


def write(mail):
    return Message(f"Proef {mail.key}", "Een tekst.")


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """Three kinds of mail: one to send, one with nothing to tell, one that cannot be written."""
    monkeypatch.setitem(KINDS, "proef", MailKind(write, "", to_reader=False))
    monkeypatch.setitem(KINDS, "niets", MailKind(lambda mail: None, "", to_reader=False))
    monkeypatch.setitem(KINDS, "kapot", MailKind(lambda mail: {}[mail.to], "", to_reader=False))


def make_due():
    Mail.objects.filter(sent_at=None).update(send_after=timezone.now())


def test_mail_is_sent_once(mailoutbox):
    make_mail("proef")
    assert send_due() == {"sent": 1}
    assert send_due() == {}
    assert len(mailoutbox) == 1
    assert Mail.objects.get().sent_at


def test_mail_waits_for_its_moment(mailoutbox):
    make_mail("proef", send_after=tomorrow())
    assert send_due() == {}
    assert mailoutbox == []


def test_same_thing_is_queued_once():
    for _ in range(3):
        queue("proef", "Marjan@Example.org ", key="reactie:1")
    assert list(Mail.objects.values_list("to", flat=True)) == ["marjan@example.org"]


def test_mail_with_nothing_to_tell_any_more_is_dropped(mailoutbox):
    make_mail("niets")
    assert send_due() == {"dropped": 1}
    assert (mailoutbox, Mail.objects.count()) == ([], 0)


def test_mail_that_cannot_be_written_does_not_stop_the_others(mailoutbox, caplog):
    broken, good = make_mail("kapot"), make_mail("proef")
    assert send_due() == {"failed": 1, "sent": 1}
    broken.refresh_from_db()
    assert (broken.error, broken.attempts) == ("KeyError", 1)
    assert [message.subject for message in mailoutbox] == [f"Proef {good.key}"]
    assert f"Mail {broken.pk} (kapot) cannot be written: KeyError at test_mail_queue.py:" in caplog.text
    assert "marjan" not in caplog.text


def test_kind_that_nobody_writes_is_a_failure_that_is_told(caplog):
    make_mail("onbekend")
    assert send_due() == {"failed": 1}
    assert "(onbekend) cannot be written: KeyError" in caplog.text


def test_mail_that_fails_waits_longer_each_time_and_is_given_up(monkeypatch, caplog):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({"marjan@example.org": (550, b"no marjan@example.org here")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    mail, waits = make_mail("proef"), []
    for _ in range(MOST_ATTEMPTS):
        outcome = send_due()
        mail.refresh_from_db()
        waits.append(round((mail.send_after - timezone.now()) / timedelta(minutes=1)))
        make_due()
    assert waits[:-1] == [1, 5, 15, 60, 240, 720, 1440] == [wait.total_seconds() / 60 for wait in WAIT]
    assert outcome == {"given up": 1}
    assert (mail.attempts, mail.error) == (8, "SMTPRecipientsRefused 550")
    assert mail.gave_up_at
    assert f"Mail {mail.pk} (proef) is given up: SMTPRecipientsRefused 550" in caplog.text
    assert "marjan" not in caplog.text
    assert send_due() == {}


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (smtplib.SMTPDataError(451, b"marjan@example.org is busy"), "SMTPDataError 451"),
        (ConnectionRefusedError(111, "Connection refused"), "ConnectionRefusedError"),
        (TimeoutError("timed out"), "TimeoutError"),
    ],
)
def test_problem_is_noted_without_the_words_of_the_server(error, told):
    assert describe(error) == told


def test_server_that_cannot_be_reached_is_not_tried_for_every_mail(monkeypatch):
    tried = []

    def refuse(self):
        tried.append(1)
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", refuse)
    for _ in range(10):
        make_mail("proef")
    assert send_due() == {"failed": 3}
    assert len(tried) == 3
    assert Counter(Mail.objects.values_list("attempts", flat=True)) == {1: 3, 0: 7}


@pytest.mark.django_db(transaction=True)
def test_two_senders_send_each_mail_once(mailoutbox):
    for _ in range(30):
        make_mail("proef")
    together = Barrier(2)

    def send():
        together.wait()
        send_due()
        connection.close()

    senders = [Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len({message.subject for message in mailoutbox}) == len(mailoutbox) == 30


@pytest.mark.django_db(transaction=True)
def test_mail_that_is_being_sent_is_not_locked(monkeypatch):
    """Whoever withdraws a comment meanwhile deletes the mail about it, and does not wait for the mail server."""

    def erase(self, messages):
        def work():
            Mail.objects.all().delete()
            connection.close()

        other = Thread(target=work)
        other.start()
        other.join(3)
        assert not other.is_alive()

    monkeypatch.setattr(EmailBackend, "send_messages", erase)
    make_mail("proef")
    assert send_due() == {"sent": 1}
    assert Mail.objects.count() == 0


def test_sender_that_was_killed_leaves_mail_for_the_next(monkeypatch, mailoutbox):
    def die(self, messages):
        raise SystemExit

    mail = make_mail("proef")
    with monkeypatch.context() as context:
        context.setattr(EmailBackend, "send_messages", die)
        with pytest.raises(SystemExit):
            send_due()
    assert send_due() == {}  # not at once: the other may still be busy
    make_due()
    assert send_due() == {"sent": 1}
    mail.refresh_from_db()
    assert mail.attempts == 2


def test_command_says_in_one_line_what_it_did(capsys, mailoutbox):
    make_mail("proef")
    make_mail("niets")
    make_mail("proef", send_after=tomorrow())
    call_command("send_mail_queue")
    assert capsys.readouterr().out == "1 sent, 0 failed, 0 given up, 1 dropped, 1 waiting\n"


def test_command_that_goes_on_ends_at_sigterm(monkeypatch, capsys, mailoutbox):
    make_mail("proef")
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(Event, "wait", lambda self, seconds: signal.raise_signal(signal.SIGTERM) or True)
    call_command("send_mail_queue", forever=True)
    assert capsys.readouterr().out == "1 sent, 0 failed, 0 given up, 0 dropped, 0 waiting\n"
    assert signal.getsignal(signal.SIGTERM) == before


def test_command_that_goes_on_ends_with_its_parent(monkeypatch, mailoutbox):
    monkeypatch.setattr(Event, "wait", lambda self, seconds: self.is_set())
    call_command("send_mail_queue", forever=True, parent=1)


def test_command_that_goes_on_outlives_the_database(monkeypatch, capsys):
    rounds = []

    def send(is_over):
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError
        signal.raise_signal(signal.SIGTERM)
        return {}

    monkeypatch.setattr(send_mail_queue, "send_due", send)
    monkeypatch.setattr(Event, "wait", lambda self, seconds: True)
    call_command("send_mail_queue", forever=True)
    assert len(rounds) == 2
    assert capsys.readouterr().err == "The database does not answer; trying again.\n"


def test_database_that_is_away_is_not_the_fault_of_the_mail(monkeypatch, caplog):
    def fail(mail):
        raise OperationalError

    caplog.set_level(logging.ERROR)
    monkeypatch.setitem(KINDS, "proef", MailKind(fail, "", to_reader=False))
    make_mail("proef")
    with pytest.raises(OperationalError):
        send_due()
    assert (Mail.objects.get().error, caplog.text) == ("", "")
