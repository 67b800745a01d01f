"""DESIGN 9: a page is the same for everybody, so it is made once; a change is seen at once."""

import pytest
from django.core.cache import cache

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
