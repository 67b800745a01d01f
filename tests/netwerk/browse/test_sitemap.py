"""Sitemap and robots.txt."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from lxml import etree

from practices.models import Practitioner, Quote, Tip
from stories.models import Comment, Contribution, Story
from stories.sample import generate
from tests.factories import (
    make_comment,
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
    tomorrow,
)
from tests.plans import reads

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2026, 2, 3, tzinfo=UTC)
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "schemas" / "sitemap.rng"))
XML = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://netwerk.example"
FIXED = ["/", "/verhalen/", "/tips/", "/lessen/", "/citaten/", "/mensen/", "/organisaties/", "/onderwerpen/"]
FIXED += ["/reeksen/", "/begrippen/"]
PAGES = ["/over/", "/hulp/", "/toegankelijkheid/", "/privacy/", "/kwetsbaarheid-melden/"]


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    root = ElementTree.fromstring(response.content)  # noqa: S314  # our own answer
    return {node.findtext(f"{XML}loc"): node.findtext(f"{XML}lastmod") for node in root}


def everything(client):
    sections = read(client, "/sitemap.xml")
    return {
        url: changed for part in sections for url, changed in read(client, part.removeprefix(SITE)).items()
    }


def fill(story, name):
    topic = make_topic(f"onderwerp {name}")
    organisation = make_organisation(name=f"organisatie {name}")
    person = make_practitioner(name=f"mens {name}", organisation=organisation)
    things = [make_tip(parent=story, topics=[topic]), make_lesson(parent=story)]
    things += [make_quote(parent=story, speaker=person, organisation=organisation)]
    return [story, *things, topic, person, organisation, story.series, make_term(name=name, story=story)]


def test_sitemap_names_every_published_page_and_no_other(client):
    fill(make_draft(series=make_series()), "concept")
    fill(make_story(series=make_series(), published_at=tomorrow()), "later")
    make_reader_tip(status="ingestuurd")
    shown = fill(make_story(series=make_series()), "nu")
    urls = [thing.get_absolute_url() for thing in shown]
    assert sorted(everything(client)) == sorted(f"{SITE}{url}" for url in [*urls, *FIXED, *PAGES])


def test_every_page_in_the_sitemap_is_there(client):
    fill(make_story(series=make_series()), "nu")
    for url in everything(client):
        assert client.get(url.removeprefix(SITE)).status_code == 200


def test_lastmod_is_the_last_real_change(client):
    tip = make_tip()
    changed = everything(client)[f"{SITE}{tip.get_absolute_url()}"]
    assert datetime.fromisoformat(changed) == tip.updated_at.replace(microsecond=0) or changed == (
        timezone.localdate(tip.updated_at).isoformat()
    )


def make_old(*models):
    for model in models:
        names = {field.name for field in model._meta.get_fields()} & {"updated_at", "published_at"}
        if names:
            model.objects.update(**dict.fromkeys(names, LONG_AGO))
        model.history.update(history_date=LONG_AGO)


def lastmod(client, thing):
    return everything(client)[f"{SITE}{thing.get_absolute_url()}"]


@pytest.mark.parametrize(
    "change",
    [
        lambda story: make_tip(parent=story),
        lambda story: make_text(parent=story).delete(),
        lambda story: make_comment(story),
        lambda story: Comment.objects.update(decided_at=timezone.now()),
        lambda story: story.contributions.get().practitioner.save(),
        lambda story: story.contributions.get().delete(),
        lambda story: story.topics.set([make_topic()]),
        lambda story: story.quotes.get().save(),
    ],
)
def test_the_lastmod_of_a_story_follows_its_parts(client, change):
    story = make_story(authors=[make_practitioner()])
    make_quote(parent=story), make_comment(story, age=timedelta(days=400))
    make_old(Story, Practitioner, Quote, Contribution)
    assert lastmod(client, story) == "2026-02-03"
    change(story)
    assert lastmod(client, story) == timezone.localdate().isoformat()


def test_a_lastmod_stays_when_only_what_we_count_or_copy_changed(client):
    story = make_story()
    tip = make_tip(parent=story)
    make_old(Story, Tip)
    story.count_words()
    Story.objects.get(pk=story.pk).index_what_appears()
    call_command("rebuild_search_index", verbosity=0)
    assert lastmod(client, story) == lastmod(client, tip) == "2026-02-03"


def test_a_page_with_a_part_of_every_kind_has_a_lastmod(client):
    for thing in fill(make_story(series=make_series()), "nu"):
        assert lastmod(client, thing) == timezone.localdate().isoformat(), thing


def test_a_story_that_came_out_later_than_it_was_written_changed_then(client):
    story = make_story(published_at=timezone.now())
    Story.objects.update(updated_at=LONG_AGO)
    Story.history.update(history_date=LONG_AGO)
    assert lastmod(client, story) == timezone.localdate().isoformat()


def test_a_story_with_its_source_elsewhere_is_not_in_it(client):
    make_story(source_is_canonical=True, source_url="https://example.org/artikel")
    assert not [url for url in everything(client) if "/verhalen/" in url and not url.endswith("/verhalen/")]


def test_a_sitemap_keeps_the_protocol(client):
    """https://www.sitemaps.org/protocol.html, in our own words."""
    fill(make_story(series=make_series()), "nu")
    addresses = ["/sitemap.xml", *(url.removeprefix(SITE) for url in read(client, "/sitemap.xml"))]
    for address in addresses:
        content = client.get(address).content
        SCHEMA.assertValid(etree.fromstring(content))
        assert len(content) < 50 * 1024 * 1024
        urls = read(client, address)
        assert len(urls) <= 50_000
        assert all(url.startswith(f"{SITE}/") and len(url) < 2048 for url in urls)


def test_who_asks_for_a_part_again_is_told_that_it_is_the_same(client):
    make_tip()
    answer = client.get("/sitemap-tip.xml")
    assert client.get("/sitemap-tip.xml", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert "Last-Modified" not in answer


def test_somebody_without_a_legal_ground_is_not_in_it(client):
    make_quote(speaker=make_practitioner(name="Geheime Naam", legal_ground="bezwaar"))
    assert not [url for url in everything(client) if "geheime" in url]


def test_a_long_list_is_cut_in_parts_that_the_index_names(client, monkeypatch):
    monkeypatch.setattr("netwerk.browse.sitemaps.PublishedSitemap.limit", 2)
    story = make_story()
    for _ in range(3):
        make_tip(parent=story)
    parts = [url for url in read(client, "/sitemap.xml") if "-tip" in url]
    assert parts == [f"{SITE}/sitemap-tip.xml", f"{SITE}/sitemap-tip.xml?p=2"]
    assert len(read(client, "/sitemap-tip.xml?p=2")) == 1


def test_last_part_of_a_long_list_reads_no_more_than_the_first(client, monkeypatch):
    """The rows before it are passed over by their keys, once, without their moments."""
    monkeypatch.setattr("netwerk.browse.sitemaps.OwnSitemap.limit", 20)
    generate(200)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    for name in ("story", "quote"):
        first, last = (read_for(client, f"/sitemap-{name}.xml?p={page}") for page in (1, 10))
        assert last < first + 1_000, name


def read_for(client, address):
    with reads() as counted:
        assert len(read(client, address)) == 20
    return counted.total


def test_robots_names_the_sitemap_and_not_the_admin(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


@pytest.mark.parametrize("number", [1, 30])
def test_sitemap_query_count(client, number, django_assert_num_queries):
    for _ in range(number):
        make_reader_tip()
    with django_assert_num_queries(2):
        client.get("/sitemap-tip.xml")
