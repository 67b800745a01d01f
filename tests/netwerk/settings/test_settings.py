"""SECURITY 33 and fault 4.20: a wrong environment stops the start, and says which variable to mend."""

import os
import subprocess
import sys
import time
from email.header import decode_header, make_header
from email.utils import parseaddr
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from tests.security.production import PRODUCTION

ROOT = Path(__file__).resolve().parents[3]
WSGI = ["-c", "import netwerk.wsgi"]  # what gunicorn imports


@pytest.fixture
def read_settings(monkeypatch):
    """Read the settings anew in the production environment; None takes a variable away."""

    def read(**changes):
        for name in os.environ:
            monkeypatch.delenv(name)
        for name, value in (PRODUCTION | changes).items():
            if value is not None:
                monkeypatch.setenv(name, value)
        spec = spec_from_file_location("netwerk.settings_anew", ROOT / "netwerk" / "settings" / "__init__.py")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return read


def start(arguments, **changes):
    """The same in a Python of its own."""
    environment = {name: value for name, value in (PRODUCTION | changes).items() if value is not None}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=30
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"SECRET_KEY": None}, "Set the environment variable SECRET_KEY."),
        ({"SECRET_KEY": ""}, "Set the environment variable SECRET_KEY."),
        ({"SECRET_KEY": "te-kort"}, "SECRET_KEY must be a random secret of at least 50 characters."),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY must be a random secret of at least 50 characters."),
        (
            {"SECRET_KEY": "local-only-" + "0" * 50},
            "SECRET_KEY must be a random secret of at least 50 characters.",
        ),
        ({"DATABASE_URL": None}, "Set the environment variable DATABASE_URL."),
        ({"DATABASE_URL": "sqlite:///netwerk.db"}, "DATABASE_URL must name a PostgreSQL database"),
        ({"DATABASE_URL": "postgresql://netwerk@localhost"}, "DATABASE_URL must name a PostgreSQL database"),
        ({"DATABASE_URL": "netwerk"}, "DATABASE_URL is not an address of a database"),
        ({"DATABASE_URL": "postgresql://u:p#w@h/netwerk"}, "DATABASE_URL is not an address of a database"),
        ({"DEBUG": "ja"}, "DEBUG must be true or false, not 'ja'."),
        ({"DEBUG": ""}, "DEBUG must be true or false, not ''."),
        ({"DEBUG": "true"}, "DEBUG=true shows the code to visitors"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS must name the hosts of this site"),
        ({"ALLOWED_HOSTS": "netwerk.example.org,*"}, "ALLOWED_HOSTS must name the hosts of this site"),
        ({"SITE_URL": None}, "Set the environment variable SITE_URL."),
        ({"SITE_URL": "netwerk.example.org"}, "SITE_URL must be an address without a path"),
        ({"SITE_URL": "https://example.org/netwerk/"}, "SITE_URL must be an address without a path"),
        ({"CONTACT_EMAIL": "de redactie"}, "CONTACT_EMAIL must be an e-mail address"),
        (
            {"SECURITY_CONTACT": "beveiliging@example.org"},
            "SECURITY_CONTACT must be a mailto: or https:// address",
        ),
        ({"SECURE_SSL_REDIRECT": "2"}, "SECURE_SSL_REDIRECT must be true or false, not '2'."),
        ({"MAIL_FROM": "netwerk"}, "MAIL_FROM must be an e-mail address, or a name and <an address>"),
        ({"MAIL_FROM": "a@example.org, b@example.org"}, "MAIL_FROM must be an e-mail address"),
        ({"MAIL_FROM": "x <a@example.org>\nBcc: <b@example.org>"}, "MAIL_FROM must be an e-mail address"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT must be a whole number"),
    ],
)
def test_wrong_environment_is_refused_by_name(read_settings, changes, line):
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_settings(**changes)
    assert str(refusal.value).startswith(line)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("netwerk@example.org", "netwerk@example.org"),
        ("netwerk <netwerk@example.org>", "netwerk <netwerk@example.org>"),
        ('"Kennisbank, netwerk" <netwerk@example.org>', '"Kennisbank, netwerk" <netwerk@example.org>'),
        ("Kennisbank, netwerk <netwerk@example.org>", '"Kennisbank, netwerk" <netwerk@example.org>'),
        ("Coördinatie <netwerk@example.org> ", "Coördinatie <netwerk@example.org>"),
    ],
)
def test_mail_comes_from_a_name(read_settings, given, used):
    sender = read_settings(MAIL_FROM=given).DEFAULT_FROM_EMAIL
    assert sender == used
    name, address = parseaddr(EmailMessage(from_email=sender).message()["From"])
    assert address == "netwerk@example.org"
    assert str(make_header(decode_header(name))) == parseaddr(used)[0]


@pytest.mark.parametrize(
    ("changes", "name", "used"),
    [
        ({"SECURE_SSL_REDIRECT": "0"}, "SECURE_SSL_REDIRECT", False),
        ({"SECOND_EYES": "Yes"}, "SECOND_EYES", True),
        ({"SECOND_EYES": "on"}, "SECOND_EYES", True),
        (
            {"ALLOWED_HOSTS": "a.example.org, b.example.org"},
            "ALLOWED_HOSTS",
            ["a.example.org", "b.example.org"],
        ),
        (
            {"ALLOWED_HOSTS": "a.example.org b.example.org"},
            "ALLOWED_HOSTS",
            ["a.example.org", "b.example.org"],
        ),
        ({"SITE_URL": "https://netwerk.example.org/ "}, "SITE_URL", "https://netwerk.example.org"),
        ({"EMAIL_PORT": " 587 "}, "EMAIL_PORT", 587),
        ({"CONTACT_EMAIL": " redactie@example.org"}, "CONTACT_EMAIL", "redactie@example.org"),
    ],
)
def test_settings_are_written_as_people_write_them(read_settings, changes, name, used):
    assert getattr(read_settings(**changes), name) == used


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_both_names_of_the_database_are_known(read_settings, scheme):
    database = read_settings(DATABASE_URL=f"{scheme}://netwerk:p%40ss@localhost/netwerk").DATABASES["default"]
    assert (database["NAME"], database["PASSWORD"]) == ("netwerk", "p@ss")


@pytest.mark.parametrize(
    ("serves", "limit"), [("true", "statement_timeout=5s"), (None, "statement_timeout=0")]
)
def test_pages_end_their_waits_sooner_than_commands(read_settings, serves, limit):
    url = PRODUCTION["DATABASE_URL"] + "?options=-csearch_path=public"
    options = read_settings(SERVES_PAGES=serves, DATABASE_URL=url).DATABASES["default"]["OPTIONS"]
    assert limit in options["options"]
    assert options["options"].startswith("-csearch_path=public ")
    assert {"lock_timeout=0", "connect_timeout=0"}.isdisjoint(options["options"].split())
    assert options["connect_timeout"] == 2


@pytest.mark.parametrize("name", ["DATABASE_URL", "SECRET_KEY"])
def test_web_process_stops_at_once_with_one_clear_line(name):
    started = time.monotonic()
    done = start(WSGI, **{name: None})
    assert done.returncode != 0
    assert done.stderr.splitlines()[-1].endswith(f"Set the environment variable {name}.")
    assert time.monotonic() - started < 15  # seconds to import; it does not wait for anything


def test_password_of_the_database_is_in_no_message():
    done = start(WSGI, DATABASE_URL="mysql://netwerk:geheim-woord@localhost/netwerk")
    assert done.returncode != 0
    assert "geheim-woord" not in done.stderr


def test_right_environment_starts_without_a_database(tmp_path):
    """The web process comes up before its database, and says 503 until that is there."""
    (tmp_path / "staticfiles.json").write_text('{"version": "1.1", "paths": {}}')
    done = start(WSGI, STATIC_ROOT=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


def test_start_without_static_files_is_refused(tmp_path):
    done = start(WSGI, STATIC_ROOT=str(tmp_path))
    assert done.returncode != 0
    assert "run manage.py collectstatic" in done.stderr.splitlines()[-1]


def test_production_has_no_deployment_warning():
    done = start(["manage.py", "check", "--deploy", "--fail-level", "WARNING"])
    assert done.returncode == 0, done.stderr


def test_production_serves_over_https_only(read_settings):
    settings = read_settings()
    assert settings.SECURE_SSL_REDIRECT
    assert settings.SECURE_HSTS_SECONDS >= 31_536_000
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE
    assert not settings.DEBUG


def test_proxy_is_trusted_only_when_told(read_settings):
    assert not hasattr(read_settings(), "SECURE_PROXY_SSL_HEADER")
    assert read_settings(BEHIND_PROXY="true").SECURE_PROXY_SSL_HEADER == ("HTTP_X_FORWARDED_PROTO", "https")
