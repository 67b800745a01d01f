"""The link with which somebody who is quoted looks at a story before it is published."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.admin.models import LogEntry
from django.core import signing
from django.test import Client
from django.utils import timezone

from stories.models import PreviewLink
from stories.preview import make_link, preview_address, revoke
from tests.factories import make_draft, make_editor, make_story, make_text
from tests.reader import by_id, meta, page_text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = make_draft(title="Bellen werkt", topics=["vertrouwen"])
    make_text(parent=story, body="<p>Zo begint het.</p>")
    return story


@pytest.fixture
def editor():
    client = Client()
    client.force_login(make_editor(username="redacteur"))
    return client


def path(link):
    return urlsplit(preview_address(link)).path


def assert_gone(answer):
    assert answer.status_code == 404
    assert "Dit voorbeeld is er niet (meer)" in page_text(answer)
    assert "no-store" in answer.headers["Cache-Control"]


def test_link_shows_the_story_to_whoever_has_it(client, story):
    page = client.get(path(make_link(story, make_editor())))
    assert page.status_code == 200
    assert "Voorbeeld: lezers zien dit nog niet." in page_text(page)
    assert "Zo begint het." in page_text(page)
    assert "bewerken" not in page_text(page)


def test_page_of_a_link_stays_between_the_two(client, story):
    page = client.get(path(make_link(story, make_editor())))
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert meta(page, "robots") == page.headers["X-Robots-Tag"] == "noindex"
    assert page.cookies == {}


def test_link_works_for_fourteen_days(client, story):
    link = make_link(story, make_editor())
    assert link.expires_at - link.created_at == pytest.approx(timedelta(days=14), abs=timedelta(seconds=1))
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert_gone(client.get(path(link)))


def test_link_can_be_revoked(client, story):
    link, other = make_link(story, make_editor()), make_link(story, make_editor())
    revoke(link)
    assert_gone(client.get(path(link)))
    assert client.get(path(other)).status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "post"])
def test_forged_link_opens_nothing(client, story, method):
    link = make_link(story, make_editor())
    wrong = [
        f"{path(link)[:-2]}x/",
        "/voorbeeld/x/",
        f"/voorbeeld/{link.uid}/",
        "/voorbeeld/e30:1vFxxx:AAAA/",
    ]
    wrong.append(f"/voorbeeld/{signing.dumps(link.uid.hex, salt='stories.comment.open')}/")
    assert {getattr(client, method)(address).status_code for address in wrong} == {404}


def test_link_to_a_story_in_the_archive_shows_nothing(client, story):
    link = make_link(story, make_editor())
    story.archived_at = timezone.now()
    story.save()
    assert_gone(client.get(path(link)))


def test_link_to_a_published_story_says_that_it_is_on_the_site(client):
    link = make_link(make_story(), make_editor())
    assert "Voorbeeld: dit verhaal staat al op de site." in page_text(client.get(path(link)))


def test_editor_makes_and_revokes_a_link(client, editor, story):
    address = f"/beheer/stories/story/{story.pk}/voorbeeldlinks/"
    assert "Er is nu geen link die werkt." in page_text(editor.get(address))
    page = editor.post(address, {"maak": "ja"}, follow=True)
    link = PreviewLink.objects.get()
    shown = urlsplit(by_id(page, f"link-{link.pk}").get("value")).path
    assert client.get(shown).status_code == 200
    editor.post(address, {"intrekken": str(link.uid)})
    assert_gone(client.get(shown))
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    "data", [{}, {"intrekken": "x"}, {"intrekken": "6f1e1f0e-0000-4000-8000-000000000000"}]
)
def test_anything_else_changes_no_link(editor, story, data):
    link = make_link(story, make_editor())
    other = make_link(make_draft(), make_editor())
    editor.post(f"/beheer/stories/story/{story.pk}/voorbeeldlinks/", data or {"intrekken": str(other.uid)})
    assert PreviewLink.objects.working().count() == 2
    assert PreviewLink.objects.filter(pk=link.pk).exists()


def test_looking_at_the_links_makes_none(editor, story):
    page = editor.get(f"/beheer/stories/story/{story.pk}/voorbeeldlinks/")
    assert texts(page, "form//button") != []
    assert not PreviewLink.objects.exists()


def test_story_in_the_archive_gets_no_link(editor):
    story = make_draft(archived_at=timezone.now())
    editor.post(f"/beheer/stories/story/{story.pk}/voorbeeldlinks/", {"maak": "ja"})
    assert not PreviewLink.objects.exists()
