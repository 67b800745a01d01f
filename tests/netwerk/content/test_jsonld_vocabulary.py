"""The schema.org data of every type of page, read as a machine reads it."""

from datetime import date

import pytest

from stories.models import Contribution
from tests import schema_org
from tests.factories import (
    make_comment,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_tip,
    make_topic,
)

pytestmark = pytest.mark.django_db
LISTS = [
    "verhalen",
    "tips",
    "lessen",
    "citaten",
    "mensen",
    "organisaties",
    "onderwerpen",
    "begrippen",
    "reeksen",
]
SITE = ["/", "/over/", "/hulp/", "/privacy/", "/zoeken/?q=bellen", "/tips/?fase=starten", "/tips/insturen/"]


@pytest.fixture
def story():
    organisation = make_organisation(website="https://example.org/")
    people = [make_practitioner(organisation=organisation), make_practitioner(legal_ground="bezwaar")]
    story = make_story(
        title="Over bellen",
        permission="navertelling",
        original_date=date(2018, 1, 24),
        source_url="https://example.org/artikel",
        series=make_series(),
        authors=people,
        topics=[make_topic("bellen")],
    )
    kind = Contribution.Kind.CONTRIBUTOR
    story.contributions.create(practitioner=make_practitioner(name="Ada Test"), kind=kind)
    make_picture(parent=story, credit="Bureau Beeld", licence="CC BY 4.0")
    first = make_comment(story, body="Een.\n\nTwee.")
    make_comment(story, name="Bo", reply_to=first, taken_over=True, said_on=date(2018, 2, 1))
    make_comment(story, status="ingetrokken", body="Weg")
    return story


def all_pages(story):
    make = {"parent": story, "topics": list(story.topics.all())}
    person = story.authors()[0].practitioner
    things = [
        story,
        make_tip(**make),
        make_lesson(**make),
        make_reader_tip(),
        story.series,
        make_term(aliases="b, c"),
    ]
    things += [make_quote(speaker=person, provenance=p, **make) for p in ("letterlijk", "bewerkt")]
    things += [make_quote(speaker_label="een deelnemer", provenance="letterlijk", **make)]
    things += [person, person.organisation, *story.topics.all()]
    return [*(f"/{name}/" for name in LISTS), *SITE, *(thing.get_absolute_url() for thing in things)]


def test_every_page_says_what_schema_org_knows_and_each_kind_once(client, story):
    for address in all_pages(story):
        content = client.get(address).content
        assert schema_org.problems(content) == [], address
        kinds = schema_org.kinds(content)
        assert len(kinds) == len(set(kinds)), address


def test_every_page_but_home_has_a_trail_that_ends_with_itself(client, story):
    for address in all_pages(story):
        if address == "/" or "?" in address or address == "/tips/insturen/":
            continue
        trail = next(
            b for b in schema_org.blocks(client.get(address).content) if b["@type"] == "BreadcrumbList"
        )
        items = trail["itemListElement"]
        assert len(items) > 1
        assert items[-1]["item"].endswith(address)


def block(client, thing, kind):
    return next(
        b for b in schema_org.blocks(client.get(thing.get_absolute_url()).content) if b["@type"] == kind
    )


def test_who_wrote_a_retold_story_and_when_belongs_to_the_original(client, story):
    article = block(client, story, "Article")
    assert article["author"]["name"] == article["publisher"]["name"] == "netwerk"
    assert article["datePublished"].startswith(story.published_at.date().isoformat()[:7])
    original = article["isBasedOn"]
    assert (original["url"], original["datePublished"]) == ("https://example.org/artikel", "2018-01-24")
    assert len(original["author"]) == 2
    assert [other["name"] for other in original["contributor"]] == ["Ada Test"]
    assert article["image"][0]["contentUrl"].startswith("http")
    assert article["image"][0]["creditText"] == "Bureau Beeld"
    assert article["image"][0]["copyrightNotice"] == "CC BY 4.0"
    assert article["dateModified"]


def test_a_description_is_not_the_name_of_a_person(client, story):
    original = block(client, story, "Article")["isBasedOn"]
    assert [writer.get("name") for writer in original["author"]][1] is None
    label = make_quote(speaker_label="een deelnemer", provenance="letterlijk", parent=story)
    assert block(client, label, "Quotation")["spokenByCharacter"] == {
        "@type": "Person",
        "description": "een deelnemer",
    }


def test_the_comments_of_a_story_are_those_that_everybody_sees(client, story):
    article = block(client, story, "Article")
    assert [comment["text"] for comment in article["comment"]] == [
        "Een. Twee.",
        "Dat herken ik uit mijn eigen gemeente.",
    ]
    assert article["comment"][1]["dateCreated"] == "2018-02-01"
    assert article["commentCount"] == len(article["comment"])


def test_a_retold_quote_is_not_about_its_speaker(client, story):
    retold = block(client, make_quote(parent=story, provenance="bewerkt"), "CreativeWork")
    assert "about" not in retold
    assert retold["mentions"]["@type"] == "Person"
    assert retold["isBasedOn"]["url"].endswith(story.get_absolute_url())


def test_nothing_in_the_data_ends_its_script(client):
    hostile = "</script><script>alert(1)</script><!--"
    story = make_story(title=hostile, lead=hostile)
    make_comment(story, name=hostile, body=hostile)
    content = client.get(story.get_absolute_url()).content
    assert schema_org.problems(content) == []
    assert b"<script>alert" not in content


@pytest.mark.parametrize(
    ("authors", "helped", "byline"),
    [
        (["Ada Test"], False, "Door Ada Test"),
        (["Ada Test"], True, "Door Ada Test en anderen"),
        (["Ada Test", "Bo Proef"], True, "Door Ada Test, Bo Proef en anderen"),
        ([], False, "Auteur onbekend"),
        ([], True, "Auteur onbekend en anderen"),
    ],
)
def test_a_card_names_no_writer_as_if_alone(client, authors, helped, byline):
    story = make_story(authors=[make_practitioner(name=name) for name in authors])
    if helped:
        story.contributions.create(practitioner=make_practitioner(), kind=Contribution.Kind.CONTRIBUTOR)
    for address in ("/", "/verhalen/"):
        assert f"{byline}\n" in client.get(address).content.decode()
