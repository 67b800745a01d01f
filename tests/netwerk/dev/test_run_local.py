"""`make run`: everything is prepared once, and a port that is taken is said before any work."""

import os
import socket
import sys
from argparse import ArgumentTypeError

import pytest
from django.core.management import CommandError, call_command

from netwerk.dev.management.commands import run_local


@pytest.fixture
def steps(monkeypatch, settings):
    """What the command did, in order, instead of doing it."""
    settings.DEBUG = True
    done: list[tuple] = []
    monkeypatch.setattr(run_local, "call_command", lambda *args, **options: done.append((*args, options)))
    monkeypatch.setattr(run_local.subprocess, "Popen", lambda command: done.append(("beside it", command)))
    monkeypatch.setattr(os, "execv", lambda program, arguments: done.append((program, arguments)))
    monkeypatch.delenv("SITE_URL", raising=False)
    yield done
    os.environ.pop("SITE_URL", None)


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_run_local_prepares_and_becomes_runserver(steps, settings, free_port):
    call_command("run_local", port=free_port)
    manage = str(settings.BASE_DIR / "manage.py")
    assert steps == [
        ("compilemessages", {"verbosity": 0}),
        ("migrate", {"verbosity": 0}),
        ("load_starter_content", {"if_empty": True}),
        ("rebuild_search_index", {"if_outdated": True}),
        ("create_local_editor", {"port": free_port}),
        ("beside it", [sys.executable, manage, "send_mail_queue", "--forever", "--parent", str(os.getpid())]),
        (sys.executable, [sys.executable, manage, "runserver", f"127.0.0.1:{free_port}"]),
    ]
    assert os.environ["SITE_URL"] == f"http://127.0.0.1:{free_port}"


def test_run_local_keeps_a_site_url_that_is_set(steps, monkeypatch, free_port):
    monkeypatch.setenv("SITE_URL", "https://netwerk.example")
    call_command("run_local", port=free_port)
    assert os.environ["SITE_URL"] == "https://netwerk.example"


def test_run_local_says_what_to_do_when_the_port_is_taken(steps, taken_port):
    message = rf"Port {taken_port} is taken by another program\. Use another one: make run PORT=\d+"
    with pytest.raises(CommandError, match=message):
        call_command("run_local", port=taken_port)
    assert steps == []


def test_run_local_says_what_to_do_when_the_port_is_not_allowed(steps, monkeypatch):
    def refuse(self, address):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    with pytest.raises(
        CommandError, match=r"Port 80 cannot be used \(Permission denied\)\. .* make run PORT=8001"
    ):
        call_command("run_local", port=80)


def test_run_local_refuses_production(steps, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="developer's machine only"):
        call_command("run_local")
    assert steps == []


@pytest.mark.parametrize("text", ["1", "8001", "65535"])
def test_port_number_reads_a_port(text):
    assert run_local.port_number(text) == int(text)


@pytest.mark.parametrize("text", ["", "0", "65536", "-1", "80.5", "poort", "\u0668", "127.0.0.1:8000"])
def test_port_number_refuses_anything_else(text):
    with pytest.raises(ArgumentTypeError, match="make run PORT=8001"):
        run_local.port_number(text)
