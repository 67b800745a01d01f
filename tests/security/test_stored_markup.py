"""Known ways round a cleaner, through the form of the admin and out on every page that shows them."""

import html5lib
import pytest
from django.test import Client

from practices.models import Lesson, Tip
from stories.models import Text
from tests.admin_form import as_sent
from tests.factories import make_draft, make_editor, make_lesson, make_story, make_text, make_tip, yesterday
from tests.history import change_url, history_url
from tests.netwerk.content.bypasses import BYPASSES

pytestmark = pytest.mark.django_db
RUNS = {"script", "style", "iframe", "object", "embed", "svg", "math", "base", "meta", "link", "template"}
SCHEMES = ("http:", "https:", "mailto:")


@pytest.fixture
def editor():
    client = Client()
    client.force_login(make_editor())
    return client


def wrong(answer) -> list[str]:
    """What a browser would run, or would show over the page, in the part of the page that is of editors."""
    page = html5lib.parse(answer.content, namespaceHTMLElements=False)
    found = [element for main in page.iter("main") for element in main.iter() if isinstance(element.tag, str)]
    assert found
    bad = [f"<{element.tag}>" for element in found if element.tag in RUNS]
    for element in found:
        bad += [
            name for name in element.attrib if name.startswith("on") or name in {"style", "srcdoc", "ping"}
        ]
        address = element.attrib.get("href", "") or element.attrib.get("src", "")
        if ":" in address.split("/")[0] and not address.startswith(SCHEMES):
            bad.append(address)
    return bad


def saved(editor, bodies):
    """A story with a text block for each, made in the form."""
    story = make_draft(topics=["vertrouwen"])
    for _ in bodies:
        make_text(parent=story)
    lesson, tip = make_lesson(parent=story), make_tip(parent=story)
    sent = {f"texts-{number}-body": body.replace("\0", "") for number, body in enumerate(bodies)}
    every = "".join(bodies).replace("\0", "")
    sent |= {"lessons-0-body": every, "tips-0-explanation": every}
    answer = editor.post(change_url(story), as_sent(editor.get(change_url(story)), **sent))
    assert answer.status_code == 302
    return story, lesson, tip


def pages(client, editor, story, *parts):
    yield client.get(story.get_absolute_url())
    yield editor.get(f"/beheer/stories/story/{story.pk}/voorbeeld/")
    yield from (
        editor.get(history_url(story), query) for query in ({"versie": "1"}, {"van": "1"}, {"terug": "1"})
    )
    yield from (client.get(part.get_absolute_url()) for part in parts)


def test_form_of_a_story_lets_nothing_through_that_runs(client, editor):
    story, *parts = saved(editor, BYPASSES)
    story.published_at = yesterday()  # not by the button: a block of which nothing is left holds it back
    story.save()
    assert {page.status_code: wrong(page) for page in pages(client, editor, story, *parts)} == {200: []}


def test_what_is_in_the_database_already_is_cleaned_on_the_page(client, editor):
    story = make_story(topics=["vertrouwen"])
    lesson, tip, text = make_lesson(parent=story), make_tip(parent=story), make_text(parent=story)
    every = "".join(BYPASSES).replace("\0", "")
    Text.objects.update(body=every)
    Lesson.objects.update(body=every)
    Tip.objects.update(explanation=every)
    assert {page.status_code: wrong(page) for page in pages(client, editor, story, lesson, tip)} == {200: []}
    assert text.pk


@pytest.mark.parametrize("name", ["title", "subtitle", "lead", "source_name", "announced_part"])
def test_plain_fields_are_text_everywhere(client, editor, name):
    story = make_story(topics=["vertrouwen"])
    hostile = "<img src=x onerror=alert(1)>{{ 7 }}</title><script>alert(1)</script>"
    editor.post(change_url(story), as_sent(editor.get(change_url(story)), **{name: hostile}))
    story.refresh_from_db()
    assert getattr(story, name) == hostile
    for page in [
        *pages(client, editor, story),
        editor.get(change_url(story)),
        editor.get("/beheer/stories/story/"),
    ]:
        assert b"<img src=x" not in page.content
        assert b"<script>alert(1)" not in page.content
