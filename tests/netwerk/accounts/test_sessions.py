"""How a session begins and when it ends."""

import time

import pytest
from django.conf import settings
from django.test import Client

from netwerk.accounts import sessions
from tests.admin_form import as_sent
from tests.factories import make_editor
from tests.netwerk.settings.test_settings import read_settings  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
PASSWORD = "lang genoeg wachtwoord"
MINUTE, HOUR = 60, 3600


@pytest.fixture
def editor():
    return make_editor(username="sam")


def logged_in(user):
    client = Client()
    client.post("/beheer/login/", {"username": user.username, "password": PASSWORD})
    return client


def is_in(client) -> bool:
    return client.get("/beheer/").status_code == 200


def at(monkeypatch, moment):
    monkeypatch.setattr("netwerk.accounts.sessions.time.time", lambda: moment)


def test_session_gets_another_key_at_login(editor):
    client = Client()
    client.session.save()
    planted = "a" * 32
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    client.post("/beheer/login/", {"username": "sam", "password": PASSWORD})
    assert is_in(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_new_password_ends_the_other_sessions(editor):
    here, elsewhere = logged_in(editor), logged_in(editor)
    new = {"old_password": PASSWORD, "new_password1": "nieuw lang ww", "new_password2": "nieuw lang ww"}
    assert here.post("/beheer/password_change/", new).status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)


def test_new_password_by_a_beheerder_ends_all_sessions(editor):
    client, boss = logged_in(editor), logged_in(make_editor())
    new = {"password1": "nieuw lang ww", "password2": "nieuw lang ww"}
    assert boss.post(f"/beheer/accounts/user/{editor.pk}/password/", new).status_code == 302
    assert not is_in(client)


@pytest.mark.parametrize("right", ["is_active", "is_staff"])
def test_disabled_account_is_out_at_once(editor, right):
    client, boss = logged_in(editor), logged_in(make_editor())
    form = f"/beheer/accounts/user/{editor.pk}/change/"
    boss.post(form, as_sent(boss.get(form), **{right: []}))
    assert not is_in(client)


def test_session_ends_after_an_hour_without_work(editor, monkeypatch):
    client, now = logged_in(editor), time.time()
    for moment in [now + 59 * MINUTE, now + 118 * MINUTE]:
        at(monkeypatch, moment)
        assert is_in(client)
    at(monkeypatch, now + 118 * MINUTE + sessions.IDLE + 1)
    assert not is_in(client)


def test_session_ends_after_twelve_hours_of_work(editor, monkeypatch):
    client, now = logged_in(editor), time.time()
    for half_hours in range(24):
        at(monkeypatch, now + half_hours * HOUR / 2)
        assert is_in(client)
    at(monkeypatch, now + 12 * HOUR + 1)
    assert not is_in(client)


def test_session_from_before_these_rules_ends(editor):
    client = logged_in(editor)
    session = client.session
    del session[sessions.BEGAN]
    session.save()
    assert not is_in(client)


def test_work_within_a_minute_writes_no_session(editor, django_assert_num_queries):
    client = logged_in(editor)
    client.get("/beheer/jsi18n/")
    with django_assert_num_queries(2):  # the session and the account
        client.get("/beheer/jsi18n/")


def test_logging_out_is_a_post_and_leaves_nothing(editor):
    client = logged_in(editor)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get("/beheer/logout/").status_code == 405
    assert is_in(client)
    client.post("/beheer/logout/")
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    assert not is_in(client)


def test_public_page_looks_at_no_session(editor):
    assert "Cookie" not in logged_in(editor).get("/").get("Vary", "")


def test_cookie_in_production(read_settings):  # noqa: F811
    production = read_settings()
    assert production.SESSION_COOKIE_SECURE
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert production.SESSION_COOKIE_AGE == 12 * HOUR
    assert production.SECOND_FACTOR


def test_passwords_are_argon2(read_settings):  # noqa: F811
    production = read_settings()
    assert production.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    lengths = [
        rule["OPTIONS"]["min_length"] for rule in production.AUTH_PASSWORD_VALIDATORS if "OPTIONS" in rule
    ]
    assert lengths == [12]


def seconds_told(client) -> int:
    return client.get("/beheer/").context["session_seconds"]


def test_every_page_tells_how_long_the_session_lasts(editor, monkeypatch):
    client = logged_in(editor)
    now = time.time()
    assert HOUR - 2 * MINUTE < seconds_told(client) <= HOUR
    at(monkeypatch, now + 30 * MINUTE)  # a page is something done: the hour begins again
    assert HOUR - 2 * MINUTE < seconds_told(client) <= HOUR


def test_who_is_warned_can_stay_logged_in(editor, monkeypatch):
    client = logged_in(editor)
    at(monkeypatch, time.time() + 58 * MINUTE)
    assert HOUR - MINUTE < client.post("/beheer/blijf-ingelogd/").json()["seconds"] <= HOUR
    assert client.get("/beheer/blijf-ingelogd/").status_code == 405


def test_nobody_stays_logged_in_longer_than_twelve_hours(editor, monkeypatch):
    client = logged_in(editor)
    now = time.time()
    for moment in range(50 * MINUTE, 12 * HOUR, 50 * MINUTE):
        at(monkeypatch, now + moment)
        left = client.post("/beheer/blijf-ingelogd/").json()["seconds"]
    assert left < HOUR
    at(monkeypatch, now + 12 * HOUR + MINUTE)
    assert client.post("/beheer/blijf-ingelogd/").status_code == 302


def test_page_for_who_is_not_logged_in_tells_nothing_of_a_session():
    assert "session_seconds" not in Client().get("/beheer/login/").context
