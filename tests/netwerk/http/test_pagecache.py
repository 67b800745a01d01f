"""DESIGN 9: a page is the same for everybody, so it is made once; a change is seen at once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone

from netwerk.http import pagecache
from stories.models import Story
from tests.factories import make_editor, make_story, make_tip

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def kept(settings):
    settings.PAGE_CACHE_SECONDS = 60
    cache.clear()
    yield
    cache.clear()


def test_second_reader_costs_one_query(client, django_assert_num_queries):
    url = make_story().get_absolute_url()
    first = client.get(url)
    with django_assert_num_queries(1):
        second = client.get(url)
    assert second.content == first.content
    assert second["Content-Type"] == first["Content-Type"]
    assert second["ETag"] == first["ETag"]


def test_a_change_is_seen_at_once(client):
    story = make_story(title="Eerst dit")
    client.get("/verhalen/")
    story.title = "Nu dat"
    story.save()
    assert "Nu dat" in client.get("/verhalen/").text


def test_what_is_deleted_is_gone_at_once(client):
    tip = make_tip(title="Bel eerst")
    client.get("/tips/")
    tip.delete()
    assert "Bel eerst" not in client.get("/tips/").text


def test_a_change_that_is_rolled_back_keeps_the_page(client, django_assert_num_queries):
    from django.db import transaction

    make_tip(title="Bel eerst")
    client.get("/tips/")
    with transaction.atomic():
        make_tip(title="Nooit gebeurd")
        transaction.set_rollback(True)
    with django_assert_num_queries(1):
        assert "Nooit gebeurd" not in client.get("/tips/").text


def test_filters_are_other_pages(client):
    make_tip(title="Bel eerst", phase="starten")
    make_tip(title="Vier het", phase="vieren")
    assert "Vier het" in client.get("/tips/").text
    assert "Vier het" not in client.get("/tips/?fase=starten").text


def test_errors_and_the_admin_are_never_kept(client):
    assert client.get("/verhalen/komt-nog/").status_code == 404
    make_story(title="Komt nog")
    assert client.get("/verhalen/komt-nog/").status_code == 200
    client.force_login(make_editor())
    assert "no-store" in client.get("/beheer/")["Cache-Control"]
    client.logout()
    assert client.get("/beheer/").status_code == 302


@pytest.fixture
def outage(monkeypatch):
    """Call it, and the database is away as far as the kept pages know."""

    def version():
        raise OperationalError("connection refused")

    return lambda: monkeypatch.setattr(pagecache, "content_version", version)


def test_a_kept_page_says_that_it_is_a_copy_during_an_outage(client, outage):
    story = make_story(title="Bellen werkt")
    client.get(story.get_absolute_url())
    outage()
    copy = client.get(story.get_absolute_url())
    assert copy.status_code == 200
    assert ("Bellen werkt" in copy.text, "Er is nu een storing." in copy.text) == (True, True)
    assert copy["Cache-Control"] == "no-store"


def test_a_copy_is_for_who_wrote_a_comment_too(client, outage, settings):
    url = make_story().get_absolute_url()
    client.get(url)
    outage()
    client.cookies[settings.OWN_COMMENTS_COOKIE] = "x"
    assert "Er is nu een storing." in client.get(url).text


def test_a_feed_is_copied_as_it_was(client, outage):
    make_story()
    feed = client.get("/verhalen/feed.atom").content
    outage()
    assert client.get("/verhalen/feed.atom").content == feed


def test_what_was_changed_before_the_outage_is_not_shown_as_it_was(client, outage):
    story, other = make_story(title="Met een naam"), make_story()
    client.get(story.get_absolute_url())
    story.title = "Zonder naam"
    story.save()
    client.get(other.get_absolute_url())  # from here on this worker knows
    outage()
    assert "Er is nu een storing." in client.get(other.get_absolute_url()).text
    assert "Met een naam" not in client.get(story.get_absolute_url()).text


def test_a_kept_page_is_made_anew_in_time(client, monkeypatch):
    url = make_story(title="Eerst").get_absolute_url()
    client.get(url)
    Story.objects.update(title="Nu")  # as the clock does it: without a signal
    assert "Eerst" in client.get(url).text
    later = timezone.now() + timedelta(seconds=61)
    monkeypatch.setattr("netwerk.http.pagecache.timezone.now", lambda: later)
    assert "Nu" in client.get(url).text
