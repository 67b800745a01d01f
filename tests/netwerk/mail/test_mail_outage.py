"""Fault 4.16: a mail server that is down or slow. The comment is taken in all the same, and its mail comes once."""

import socket
import time

import pytest
from django.utils import timezone

from netwerk.mail.kinds import KINDS, MailKind, Message
from netwerk.mail.models import Mail
from netwerk.mail.sending import send_due
from stories.models import Comment
from tests.comment_form import Reader
from tests.factories import make_editor, make_mail, make_story
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings, monkeypatch):
    monkeypatch.setitem(
        KINDS, "proef", MailKind(lambda mail: Message("Één onderwerp", "Een tekst."), "", False)
    )
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 0.5
        yield server


def later():
    """When what failed is tried again."""
    Mail.objects.filter(sent_at=None).update(send_after=timezone.now())


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_mail_arrives(server):
    make_mail("proef", to="marjan@example.org")
    assert send_due() == {"sent": 1}
    [message] = server.messages
    assert (message["Subject"], message["To"]) == ("Één onderwerp", "marjan@example.org")
    assert message.get_content().startswith("Een tekst.")


def test_one_connection_for_all_mail_of_a_round(server, monkeypatch):
    opened = []
    finish = server.finish_request
    monkeypatch.setattr(server, "finish_request", lambda *args: (opened.append(1), finish(*args)))
    for _ in range(5):
        make_mail("proef")
    assert send_due() == {"sent": 5}
    assert (len(server.messages), len(opened)) == (5, 1)


def test_comment_is_taken_in_while_the_server_hangs(server, settings):
    server.mood, settings.EMAIL_TIMEOUT = "hangs", 10
    make_editor()
    story, began = make_story(), time.monotonic()
    assert Reader().respond(story, email="marjan@example.org").status_code == 303
    assert time.monotonic() - began < 3
    assert Comment.objects.count() == 1
    assert set(Mail.objects.values_list("kind", flat=True)) == {
        "reactie-wacht",
        "reactie-ontvangen",
        "bevestig-adres",
    }


def test_mail_waits_out_a_server_that_hangs(server):
    make_mail("proef")
    server.mood = "hangs"
    assert send_due() == {"failed": 1}
    assert Mail.objects.get().error in {"TimeoutError", "SMTPServerDisconnected"}
    server.mood = "takes"
    assert send_due() == {}
    later()
    assert send_due() == {"sent": 1}
    assert len(server.messages) == 1


def test_mail_waits_out_a_server_that_is_down(server, settings):
    make_mail("proef")
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, closed_port()
    assert send_due() == {"failed": 1}
    assert Mail.objects.get().error == "ConnectionRefusedError"
    settings.EMAIL_PORT = port
    later()
    assert send_due() == {"sent": 1}
    assert len(server.messages) == 1


def test_server_that_refuses_an_address_names_it_nowhere(server):
    make_mail("proef", to="marjan@example.org")
    server.mood = "refuses"
    assert send_due() == {"failed": 1}
    assert Mail.objects.get().error == "SMTPRecipientsRefused 550"


def test_mail_that_is_sent_twice_can_be_recognised(server):
    """The server took it and died before it said so: the only case in which a mail goes out again."""
    make_mail("proef")
    server.mood = "dies"
    assert send_due() == {"failed": 1}
    server.mood = "takes"
    later()
    assert send_due() == {"sent": 1}
    assert len(server.messages) == 2
    assert len({message["Message-ID"] for message in server.messages}) == 1
