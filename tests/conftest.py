"""What holds for every test."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import TransactionTestCase

from tests.database import Baseline, use_template
from tests.factories import make_editor


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """A test lets more threads ask at once than a worker has, so that they wait longer for a connection."""
    settings.DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 30
    with django_db_blocker.unblock():
        use_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A test with real transactions ends with what migrations made, as Django's own way takes seconds."""
    with django_db_blocker.unblock():
        baseline = Baseline()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: baseline.restore())
        yield


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Files that a test makes go with the test."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def nothing_remembered():
    """What a worker keeps in its memory is not of another test."""
    cache.clear()


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """A real hasher takes its time on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def static_files_as_they_are(settings):
    """Every client of every test would list all static files first."""
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def search_index(request, monkeypatch):
    """Indexing costs more than saving; only tests of search, or marked with ``search_index``, do it."""
    wanted = "search" in request.path.parts or request.node.get_closest_marker("search_index")
    if not wanted:
        monkeypatch.setattr("netwerk.search.signals.touch", lambda keys: None)


@pytest.fixture
def editor(client):
    """A browser in which somebody with all rights is logged in."""
    client.force_login(make_editor())
    return client
