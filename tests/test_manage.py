"""manage.py finds a database, or says how to give it one."""

import os

import pytest

import manage
from netwerk.dev import localdb


@pytest.fixture
def no_url(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")


def test_a_database_url_that_is_set_is_left_alone(monkeypatch):
    monkeypatch.setattr(localdb, "ensure_database_url", lambda name: pytest.fail("a server was started"))
    manage.provide_database()


@pytest.mark.usefixtures("no_url")
def test_the_embedded_database_is_for_development(monkeypatch):
    started: list[str] = []
    monkeypatch.setattr(localdb, "ensure_database_url", started.append)
    monkeypatch.setenv("DEBUG", "")
    monkeypatch.delenv("DEBUG")
    manage.provide_database()
    assert started == ["dev"]
    assert os.environ["DEBUG"] == "true"


@pytest.mark.usefixtures("no_url")
def test_production_without_a_database_is_told_what_to_set(monkeypatch):
    monkeypatch.setattr(manage, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="DATABASE_URL is not set"):
        manage.provide_database()


@pytest.mark.usefixtures("no_url")
def test_a_database_that_does_not_start_is_no_traceback(monkeypatch):
    def fail(name):
        raise localdb.LocalDatabaseError("PostgreSQL did not start")

    monkeypatch.setattr(localdb, "ensure_database_url", fail)
    with pytest.raises(SystemExit, match="PostgreSQL did not start"):
        manage.provide_database()


def test_main_runs_a_command(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["manage.py", "version"])
    manage.main()
    assert capsys.readouterr().out.startswith("5.2")
