"""/gezond/ tells a monitor whether the site can do its work."""

import pytest
from django.db import InterfaceError, OperationalError
from django.db.migrations.recorder import MigrationRecorder

from netwerk import views

pytestmark = pytest.mark.django_db


def test_op1_health_is_200_when_all_is_well(client):
    response = client.get("/gezond/")
    assert (response.status_code, response.text) == (200, "gezond\n")
    assert "no-store" in response["Cache-Control"]


def test_health_is_503_when_a_migration_is_missing(client):
    MigrationRecorder.Migration.objects.filter(app="stories").delete()
    response = client.get("/gezond/")
    assert (response.status_code, response.text) == (503, "migraties niet uitgevoerd\n")
    assert "no-store" in response["Cache-Control"]
    assert int(response["Retry-After"]) > 0


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_health_is_503_when_the_database_is_away(client, monkeypatch, problem):
    def fail(*args):
        raise problem("connection refused")

    monkeypatch.setattr(views, "MigrationExecutor", fail)
    response = client.get("/gezond/")
    assert (response.status_code, response.text) == (503, "database niet bereikbaar\n")
    assert int(response["Retry-After"]) > 0


def test_health_has_no_text_for_head(client):
    assert client.head("/gezond/").content == b""
