"""Our Dutch for Django is compiled where the site runs; nobody starts a site without it and hears nothing."""

import gettext
import os
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from netwerk.content import catalogues
from netwerk.pages.checks import words_are_compiled, words_are_compiled_at_deployment
from tests.netwerk.settings.test_settings import start

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """As in a fresh clone: no catalogue is compiled."""
    for source in catalogues.sources():
        shutil.copy(source, tmp_path)
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    return tmp_path


def told() -> list[str]:
    return [m.id for check in (words_are_compiled, words_are_compiled_at_deployment) for m in check(None)]


def test_compiling_needs_no_gettext(folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    call_command("compilemessages", verbosity=0)
    with (folder / "django.mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("You may edit it again below.").startswith("Je ")
    assert sorted(path.suffix for path in folder.iterdir()) == [".mo", ".mo", ".po", ".po"]


def test_missing_words_are_told_until_they_are_compiled(folder):
    assert told() == ["netwerk.W002", "netwerk.E003"]
    call_command("compilemessages", verbosity=0)
    assert told() == []


def test_words_that_changed_are_told(folder):
    call_command("compilemessages", verbosity=0)
    later = catalogues.compiled(folder / "django.po").stat().st_mtime + 1
    os.utime(folder / "django.po", (later, later))
    assert told() == ["netwerk.W002", "netwerk.E003"]
    assert "out of date: django.po." in words_are_compiled(None)[0].msg


def wsgi_with(folder, static_root) -> str:
    """What gunicorn says when it starts in a clone with these catalogues."""
    (static_root / "staticfiles.json").write_text('{"version": "1.1", "paths": {}}')
    code = "import sys, pathlib; from netwerk.content import catalogues; catalogues.FOLDER = pathlib.Path(sys.argv[1]);"
    done = start(["-c", f"{code} import netwerk.wsgi", str(folder)], STATIC_ROOT=str(static_root))
    return done.stderr


def test_the_site_does_not_start_without_its_words(folder, tmp_path_factory):
    static_root = tmp_path_factory.mktemp("static")
    assert "run manage.py compilemessages" in wsgi_with(folder, static_root).splitlines()[-1]
    call_command("compilemessages", verbosity=0)
    assert wsgi_with(folder, static_root) == ""


def test_compiled_words_are_no_part_of_the_repository():
    assert "/netwerk/content/locale/nl/LC_MESSAGES/*.mo" in (ROOT / ".gitignore").read_text().splitlines()
