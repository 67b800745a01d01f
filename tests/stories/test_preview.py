"""A story in the layout of the site before readers see it, for editors."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.accounts.models import User
from stories.models import Story
from tests.factories import (
    make_draft,
    make_editor,
    make_lesson,
    make_quote,
    make_series,
    make_story,
    make_text,
    make_tip,
    tomorrow,
)
from tests.reader import head_link, links, meta, page_text, texts

pytestmark = pytest.mark.django_db
NOT_YET = "Voorbeeld: lezers zien dit nog niet."


@pytest.fixture
def editor(client):
    client.force_login(make_editor())
    client.get("/beheer/")
    return client


def preview(client, story):
    return client.get(f"/beheer/stories/story/{story.pk}/voorbeeld/")


def make_whole(**fields):
    story = make_draft(**{"title": "Bellen werkt", "topics": ["vertrouwen"]} | fields)
    make_text(parent=story, body="<h2>Eerst bellen</h2><p>Zo begint het.</p>")
    make_lesson(parent=story, title="Bel eerst")
    make_quote(parent=story, text="Bellen is het begin.")
    make_tip(parent=story, title="Bel morgen iemand")
    return story


def test_draft_is_shown_as_readers_will_see_it(editor):
    story = make_whole()
    page = preview(editor, story)
    assert NOT_YET in page_text(page)
    shown = page_text(page)
    Story.objects.update(published_at=timezone.now())
    public = texts(editor.get(story.get_absolute_url()), "div[@class='story-body']")[0]
    assert public.replace(" Reageer op deze tip: Bel morgen iemand", "") in shown
    assert texts(page, "h1") == ["Bellen werkt"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"published_at": tomorrow()}, NOT_YET),
        ({"archived_at": timezone.now()}, "Voorbeeld: dit verhaal staat in het archief."),
        ({"published_at": timezone.now()}, "Voorbeeld: dit verhaal staat al op de site."),
        ({"title": "", "permission": ""}, NOT_YET),
    ],
)
def test_every_state_can_be_looked_at(editor, fields, told):
    page = preview(editor, make_whole(**fields))
    assert page.status_code == 200
    assert told in page_text(page)


def test_preview_is_kept_by_nobody_and_found_by_no_search_engine(editor):
    page = preview(editor, make_whole())
    assert {"private", "no-store"} <= set(page.headers["Cache-Control"].split(", "))
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert meta(page, "robots") == "noindex"
    assert head_link(page, "canonical") is None
    assert b"application/ld+json" not in page.content or b'"Article"' not in page.content
    assert page.cookies == {}


def test_preview_offers_nothing_that_readers_cannot_do_yet(editor):
    story = make_whole()
    assert [link for link in links(preview(editor, story)) if story.slug in link or "insturen" in link] == []


def test_preview_says_that_it_shows_what_is_saved_and_leads_back(editor):
    story = make_whole()
    page = preview(editor, story)
    assert "Je ziet wat is opgeslagen, niet wat je nu typt." in page_text(page)
    assert f"/beheer/stories/story/{story.pk}/change/" in links(page)


def test_form_leads_to_the_preview(editor):
    story = make_whole()
    form = editor.get(f"/beheer/stories/story/{story.pk}/change/")
    assert f"/beheer/stories/story/{story.pk}/voorbeeld/" in links(form)


def test_draft_in_a_series_stands_between_its_neighbours(editor):
    series = make_series()
    for place, title in [(1, "Eerste"), (3, "Derde")]:
        make_story(title=title, series=series, series_position=place)
    page = preview(editor, make_whole(series=series, series_position=2))
    assert texts(page, "a[@rel='prev']") + texts(page, "a[@rel='next']") == ["Eerste", "Derde"]


def test_preview_is_for_who_may_see_stories(client):
    story = make_whole()
    assert preview(client, story).headers["Location"].startswith("/beheer/login/")
    moderator = make_editor()
    User.objects.update(is_superuser=False)
    client.force_login(moderator)
    assert preview(client, story).status_code == 403
    moderator.user_permissions.add(Permission.objects.get(codename="view_story"))
    assert preview(client, story).status_code == 200


def test_preview_of_nothing_is_a_404(editor):
    assert editor.get("/beheer/stories/story/999/voorbeeld/").status_code == 404


@pytest.mark.parametrize("number", [1, 8])
def test_preview_asks_the_database_a_fixed_number_of_times(editor, number, django_assert_max_num_queries):
    story = make_whole()
    for _ in range(number):
        make_text(parent=story)
        make_tip(parent=story)
        make_quote(parent=story)
    preview(editor, story)
    with django_assert_max_num_queries(30):
        preview(editor, story)
