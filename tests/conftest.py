"""What holds for every test."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from pytest_django.plugin import blocking_manager_key

from tests.factories import make_editor


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A test lets more threads ask at once than a worker has, so that they wait longer for a connection."""
    settings.DATABASES["default"]["OPTIONS"]["pool"]["timeout"] = 30


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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions ends with an empty database; what migrations made comes back."""
    yield
    marker = item.get_closest_marker("django_db")
    real = (marker and marker.kwargs.get("transaction")) or "live_server" in getattr(item, "fixturenames", ())
    if real and nextitem:  # after the last test the database itself is gone
        with item.config.stash[blocking_manager_key].unblock():
            import_module("netwerk.migrations.0002_pages").make_pages(apps, None)
            import_module("netwerk.migrations.0007_privacy_page").tell_of_comments(apps, None)
            import_module("netwerk.migrations.0008_roles").make_groups(apps, None)
            import_module("netwerk.migrations.0010_rights_are_watched").give_right(apps, None)
            import_module("netwerk.migrations.0011_merge").give_right(apps, None)
            import_module("netwerk.migrations.0018_search_feedback").give_right(apps, None)
            import_module("netwerk.migrations.0016_synonyms").give_right(apps, None)
            import_module("netwerk.migrations.0012_accessibility_page").tell_of_the_desk(apps, None)
            import_module("netwerk.migrations.0017_pages_lead_to_the_editors").lead_on(apps, None)
