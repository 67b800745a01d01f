"""From draft to archive: the states of a story, and the buttons on its form."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.accounts.models import User
from practices.models import Lesson
from stories.models import Story
from tests.admin_form import as_sent
from tests.factories import make_draft, make_editor, make_lesson, make_review, make_story, make_text, tomorrow
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"
STATES = ["Concept", "Ter beoordeling", "Gepland", "Gepubliceerd", "Gearchiveerd"]


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="redacteur"))
    return client


def make_archived(**fields):
    return make_draft(archived_at=timezone.now(), **fields)


def one_of_each():
    make_draft(title="Concept")
    make_review(make_draft(title="Ter beoordeling"))
    make_story(title="Gepland", published_at=tomorrow())
    make_story(title="Gepubliceerd")
    make_archived(title="Gearchiveerd")


def step(editor, story, name, **answers):
    """Press the button on the form, and then the one on the page that asks."""
    response = editor.post(f"{LIST}{story.pk}/{name}/", answers, follow=True)
    story.refresh_from_db()
    return response


def buttons(editor, story):
    return texts(editor.get(f"{LIST}{story.pk}/change/"), "p[@class='publication-buttons']/button")


def test_list_shows_all_five_states_and_filters_on_them(editor):
    one_of_each()
    response = editor.get(f"{LIST}?o=1")
    assert sorted(texts(response, "td[@class='field-state']")) == sorted(STATES)
    assert texts(response, "td[@class='field-state']") == texts(response, "th[@class='field-title_or_none']")
    for value, label in zip(
        ["concept", "ter-beoordeling", "gepland", "gepubliceerd", "gearchiveerd"], STATES, strict=True
    ):
        response = editor.get(LIST, {"status": value})
        assert [story.title for story in response.context["cl"].queryset] == [label]
        assert f"{label} (1)" in page_text(response)


def test_buttons_fit_the_state(editor):
    one_of_each()
    found = {story.title: buttons(editor, story) for story in Story.objects.all()}
    assert found["Concept"] == ["Stuur ter beoordeling", "Publiceer nu", "Plan", "Archiveer"]
    assert found["Ter beoordeling"] == [
        *["Keur goed en publiceer", "Stuur terug met een opmerking", "Plan", "Maak weer concept"],
        "Archiveer",
    ]
    assert found["Gepland"] == ["Publiceer nu", "Plan", "Maak weer concept", "Archiveer"]
    assert found["Gepubliceerd"] == ["Maak weer concept", "Archiveer"]
    assert found["Gearchiveerd"] == ["Publiceer nu", "Plan", "Maak weer concept"]


def test_button_saves_what_was_typed_and_goes_on_to_the_question(editor):
    story = make_draft(topics=["vertrouwen"])
    url = f"{LIST}{story.pk}/change/"
    response = editor.post(url, as_sent(editor.get(url), title="Nieuwe titel", _stap="publiceren"))
    assert response.headers["Location"] == f"{LIST}{story.pk}/publiceren/"
    assert "“Nieuwe titel”" in page_text(editor.get(response.headers["Location"]))
    assert not Story.objects.published().exists()


def test_story_is_published_with_its_blocks(editor):
    story = make_draft(topics=["vertrouwen"])
    make_lesson(parent=story)
    told = page_text(step(editor, story, "publiceren"))
    assert f"“{story}” is gepubliceerd." in told
    assert story.is_published
    assert Lesson.objects.published().count() == 1


def test_archived_story_is_gone_for_readers_and_kept_for_editors(editor, client):
    story = make_story(topics=["vertrouwen"])
    make_lesson(parent=story)
    first = story.published_at
    step(editor, story, "archiveren")
    assert client.get(story.get_absolute_url()).status_code == 404
    assert not Lesson.objects.published().exists()
    assert (story.first_published_at, story.published_at) == (first, None)
    step(editor, story, "publiceren")
    assert story.is_published
    assert story.archived_at is None
    assert story.first_published_at == first


@pytest.mark.parametrize("make", [make_story, make_archived, make_draft])
def test_story_is_made_a_draft_again(editor, make):
    story = make()
    step(editor, story, "concept")
    assert (story.published_at, story.archived_at) == (None, None)


def test_question_that_is_only_looked_at_changes_nothing(editor):
    story = make_draft(topics=["vertrouwen"])
    for name in ["beoordelen", "publiceren", "plannen", "archiveren"]:
        assert editor.get(f"{LIST}{story.pk}/{name}/").status_code == 200
    assert list(Story.objects.values("published_at", "archived_at")) == [
        {"published_at": None, "archived_at": None}
    ]


def test_step_that_does_not_fit_any_more_says_so(editor):
    story = make_story()
    told = page_text(step(editor, story, "publiceren"))
    assert "“Publiceer nu” kan niet. De status van dit verhaal is nu: gepubliceerd." in told


def test_every_step_leaves_a_line_in_the_log(editor):
    story = make_draft(topics=["vertrouwen"])
    for name in ["publiceren", "concept", "archiveren"]:
        step(editor, story, name)
    said = [entry.change_message for entry in LogEntry.objects.order_by("pk")]
    assert said == ["Gepubliceerd.", "Weer concept gemaakt.", "Gearchiveerd."]


def test_list_archives_several_at_once(editor):
    stories = [make_story(), make_draft(), make_archived()]
    chosen = {"bevestigd": "ja", "action": "archive", "_selected_action": [story.pk for story in stories]}
    assert "2 verhalen zijn gearchiveerd." in page_text(editor.post(LIST, chosen, follow=True))
    assert Story.objects.exclude(archived_at=None).count() == 3


def test_form_that_empties_the_moment_remembers_when_readers_first_saw_it(editor):
    story = make_story(topics=["vertrouwen"])
    url, first = f"{LIST}{story.pk}/change/", story.published_at
    editor.post(url, as_sent(editor.get(url), published_at_0="", published_at_1=""))
    story.refresh_from_db()
    assert (story.published_at, story.first_published_at) == (None, first)


def test_who_may_only_look_gets_no_buttons_and_no_steps(client):
    viewer = make_editor()
    User.objects.update(is_superuser=False)
    viewer.user_permissions.add(Permission.objects.get(codename="view_story"))
    client.force_login(viewer)
    story = make_text(parent=make_draft(topics=["vertrouwen"])).parent
    assert buttons(client, story) == []
    assert client.post(f"{LIST}{story.pk}/publiceren/").status_code == 403
