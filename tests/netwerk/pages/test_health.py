"""/gezond/ tells a monitor whether the site can do its work."""

import threading
import time

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext

from netwerk.pages import health

pytestmark = pytest.mark.django_db
READY = pytest.mark.parametrize("address", ["/gezond/", "/gezond/klaar/"])


@pytest.fixture(autouse=True)
def asked_in_the_transaction_of_the_test(monkeypatch):
    monkeypatch.setattr(health, "within_a_second", health.problem)
    monkeypatch.setattr(health.Asking, "is_complete", False)


@READY
def test_health_is_200_when_all_is_well(client, address):
    response = client.get(address)
    assert (response.status_code, response.text) == (200, "gezond\n")
    assert "no-store" in response["Cache-Control"]


@READY
def test_health_is_503_when_a_migration_is_missing(client, address):
    MigrationRecorder.Migration.objects.filter(app="stories").delete()
    response = client.get(address)
    assert (response.status_code, response.text) == (503, "migraties niet uitgevoerd\n")
    assert "no-store" in response["Cache-Control"]
    assert int(response["Retry-After"]) > 0


@READY
@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_health_is_503_when_the_database_is_away(client, monkeypatch, problem, address):
    def fail(*args):
        raise problem("connection refused")

    monkeypatch.setattr(health, "MigrationExecutor", fail)
    response = client.get(address)
    assert (response.status_code, response.text) == (503, "database niet bereikbaar\n")
    assert int(response["Retry-After"]) > 0


def test_health_has_no_text_for_head(client):
    assert client.head("/gezond/").content == b""


def test_migrations_are_looked_at_until_all_are_there(client, monkeypatch):
    assert client.get("/gezond/klaar/").status_code == 200
    monkeypatch.setattr(health, "MigrationExecutor", None)
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/gezond/klaar/").status_code == 200
    assert [query["sql"] for query in asked] == ["SELECT 1"]


def test_living_process_asks_nothing(client, django_assert_num_queries, settings):
    settings.PAGE_CACHE_SECONDS = 60
    with django_assert_num_queries(0):
        response = client.get("/gezond/leeft/")
    assert (response.status_code, response.text) == (200, "leeft\n")
    assert "no-store" in response["Cache-Control"]


def test_ready_answers_within_a_second_and_asks_once(monkeypatch):
    go_on, asked = threading.Event(), []
    monkeypatch.undo()
    monkeypatch.setattr(health, "problem", lambda: (asked.append(1), go_on.wait(10))[0] or "")
    for _ in range(2):
        started = time.monotonic()
        assert health.within_a_second() == health.AWAY
        assert time.monotonic() - started < 1
    go_on.set()
    assert health.Asking.in_progress.result(5) == ""
    assert asked == [1]
