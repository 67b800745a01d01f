"""A source that leaves out who else wrote it: nobody is named as if alone, and nobody is made up."""

import pytest

from netwerk.search.models import SearchDocument
from tests.factories import make_practitioner, make_story, make_tip
from tests.netwerk.content.test_jsonld import data
from tests.reader import page_text

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]


@pytest.fixture
def story():
    renata = make_practitioner(name="Renata Verloop", role="", legal_ground="openbaar")
    return make_story(authors=[renata], has_unknown_author=True, title="Op de grens")


def test_nobody_is_named_as_if_alone(client, story):
    make_tip(parent=story, title="Bel eerst", provenance="letterlijk")
    assert "Renata Verloop en anderen" in page_text(client.get("/verhalen/"))
    assert "Renata Verloop en anderen" in page_text(client.get("/"))
    assert "Renata Verloop en anderen" in page_text(client.get(story.get_absolute_url()))
    assert SearchDocument.objects.get(kind="stories.story").origin == "Door Renata Verloop en anderen"
    for feed in ("/verhalen/feed.atom", "/tips/feed.atom"):
        assert "<name>anderen</name>" in client.get(feed).content.decode()


def test_machines_read_that_somebody_else_wrote_too(client, story):
    article = data(client, story)[0]["Article"]
    writers = (article.get("isBasedOn") or article)["author"]
    assert [writer.get("name") for writer in writers] == ["Renata Verloop", None]
    assert writers[1]["description"] == "anderen"


def test_who_wrote_alone_is_named_alone(client, story):
    type(story).objects.update(has_unknown_author=False)
    assert "anderen" not in page_text(client.get(story.get_absolute_url()))
