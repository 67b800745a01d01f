"""The history of a story at /beheer/: its versions with their blocks, who made them, and what one of them held."""

from io import StringIO

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.management import call_command

from netwerk.editing.revisions.log import versions_of
from netwerk.editing.revisions.shape import schema_of
from stories.models import Story
from tests.factories import (
    make_editor,
    make_lesson,
    make_member,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
)
from tests.history import history_url, rows, save
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="sanne"))
    return client


def test_each_save_is_one_version_with_who_and_what(editor):
    story = make_story(title="Oud")
    tip = make_tip(parent=story, title="Bel eerst")
    before = len(rows(editor, story))
    topic = make_topic("vertrouwen")
    save(editor, story, **{"title": "Nieuw", "tips-0-title": "Bel meteen", "tips-0-topics": [str(topic.pk)]})
    versions = rows(editor, story)
    assert len(versions) == before + 1
    for words in ["sanne", "Titel gewijzigd", "1 tip gewijzigd", "Onderwerpen gewijzigd"]:
        assert words in versions[0]
    assert list(tip.topics.names()) == ["vertrouwen"]


def test_blocks_that_came_and_went_are_named(editor):
    story = make_story()
    make_text(parent=story)
    save(editor, story, **{"texts-0-DELETE": "on"})
    assert "1 tekst verwijderd" in rows(editor, story)[0]


def test_save_that_changes_nothing_makes_no_version(editor):
    story = make_story()
    before = rows(editor, story)
    save(editor, story)
    assert rows(editor, story) == before


def test_one_version_shows_its_blocks_as_they_were(editor):
    story = make_story(title="Samen")
    make_lesson(parent=story, title="Begin klein", body="<p>Heel klein.</p>")
    save(editor, story)
    number = len(rows(editor, story))
    save(editor, story, **{"title": "Later", "lessons-0-title": "Begin groot"})
    then = page_text(editor.get(history_url(story), {"versie": number}))
    assert "Samen" in then
    assert "Begin klein" in then
    assert "Begin groot" not in then


def test_each_version_is_one_click_from_what_is_on_the_site(editor):
    story = make_story()
    page = editor.get(history_url(story))
    assert "?van=1&naar=nu" in links(page)
    assert "nu (staat op de site)" in page_text(page)
    save(editor, story, title="Anders")
    assert "wat op de site staat" in page_text(editor.get(history_url(story), {"van": "1", "naar": "nu"}))


def test_rows_of_a_moment_are_one_version_and_the_rest_is_not(editor):
    story = make_story()
    make_text(parent=story)
    assert len(rows(editor, story)) == 2


def test_who_may_only_look_sees_no_way_back(client):
    story = make_story()
    client.force_login(make_member("moderator"))
    page = client.get(history_url(story))
    assert page.status_code == 200
    assert "Zet terug" not in page_text(page)
    assert client.get(history_url(story), {"terug": "1"}).status_code == 403
    assert client.post(history_url(story), {"terug": "1"}).status_code == 403


def test_history_is_not_for_who_may_not_see_the_story(client):
    story = make_story()
    client.force_login(make_member("beheerder"))
    assert client.get(history_url(story)).status_code == 403


@pytest.mark.parametrize(
    "query", ["versie=0", "versie=x", "van=99999999999999999999", "van=1&naar=-1", "terug="]
)
def test_version_that_is_not_there_is_a_404(editor, query):
    assert editor.get(f"{history_url(make_story())}?{query}").status_code == 404


def test_other_things_have_versions_too(editor):
    term = make_term(name="netwerk")
    save(editor, term, **{"name": "warm netwerk", "definitions-0-text": "Mensen die elkaar kennen."})
    assert "Begrip gewijzigd 1 omschrijving gewijzigd" in rows(editor, term)[0]
    assert "warm netwerk" in page_text(editor.get(history_url(term), {"van": "1"}))


def test_a_long_history_costs_as_much_as_a_short_one(editor, django_assert_max_num_queries):
    story = make_story()
    for _ in range(30):
        make_tip(parent=story)
        story.save()
    with django_assert_max_num_queries(45):
        editor.get(history_url(story))
    with django_assert_max_num_queries(75):
        editor.get(history_url(story), {"van": "1"})


def test_versions_are_numbered_from_the_oldest(rf):
    story = make_story()
    request = rf.get("/")
    request.user = make_editor()
    shape = schema_of(admin.site._registry[type(story)], request, story)
    story.save()
    assert [version.number for version in versions_of(shape, story.pk)] == [2, 1]


def test_story_that_was_loaded_begins_with_one_version(editor):
    call_command("load_starter_content", verbosity=0, stdout=StringIO())
    for story in Story.objects.all():
        assert len(rows(editor, story)) == 1


def test_who_may_not_change_the_blocks_does_not_go_back(client):
    story = make_story(title="Oud")
    member = make_member("moderator")
    member.user_permissions.add(Permission.objects.get(codename="change_story"))
    client.force_login(member)
    assert client.post(history_url(story), {"terug": "1"}).status_code == 403


def test_what_was_done_besides_saving_is_still_told(editor):
    story = make_story()
    save(editor, story, title="Anders")
    page = editor.get(history_url(story), {"logboek": ""})
    assert "Titel gewijzigd" in page_text(page) or "Gewijzigd titel" in page_text(page)
