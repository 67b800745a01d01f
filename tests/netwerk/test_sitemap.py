"""Sitemap and robots.txt (row FS2)."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from tests.factories import (
    make_draft,
    make_lesson,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_tip,
    make_topic,
    tomorrow,
)

pytestmark = pytest.mark.django_db
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


def test_fs2_sitemap_names_every_published_page_and_no_other(client):
    fill(make_draft(series=make_series()), "concept")
    fill(make_story(series=make_series(), published_at=tomorrow()), "later")
    make_reader_tip(status="ingestuurd")
    shown = fill(make_story(series=make_series()), "nu")
    urls = [thing.get_absolute_url() for thing in shown]
    assert sorted(everything(client)) == sorted(f"{SITE}{url}" for url in [*urls, *FIXED, *PAGES])


def test_fs2_every_page_in_the_sitemap_is_there(client):
    fill(make_story(series=make_series()), "nu")
    for url in everything(client):
        assert client.get(url.removeprefix(SITE)).status_code == 200


def test_fs2_lastmod_is_the_last_real_change(client):
    tip = make_tip()
    changed = everything(client)[f"{SITE}{tip.get_absolute_url()}"]
    assert datetime.fromisoformat(changed) == tip.updated_at.replace(microsecond=0) or changed == (
        tip.updated_at.date().isoformat()
    )


def test_fs2_somebody_without_a_legal_ground_is_not_in_it(client):
    make_quote(speaker=make_practitioner(name="Geheime Naam", legal_ground="bezwaar"))
    assert not [url for url in everything(client) if "geheime" in url]


def test_fs2_a_long_list_is_cut_in_parts_that_the_index_names(client, monkeypatch):
    monkeypatch.setattr("netwerk.sitemaps.PublishedSitemap.limit", 2)
    story = make_story()
    for _ in range(3):
        make_tip(parent=story)
    parts = [url for url in read(client, "/sitemap.xml") if "-tip" in url]
    assert parts == [f"{SITE}/sitemap-tip.xml", f"{SITE}/sitemap-tip.xml?p=2"]
    assert len(read(client, "/sitemap-tip.xml?p=2")) == 1


def test_fs2_robots_names_the_sitemap_and_hides_the_admin(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /beheer/",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


@pytest.mark.parametrize("number", [1, 30])
def test_sitemap_query_count(client, number, django_assert_num_queries):
    for _ in range(number):
        make_reader_tip()
    with django_assert_num_queries(2):
        client.get("/sitemap-tip.xml")
