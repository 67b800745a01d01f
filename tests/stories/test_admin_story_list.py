"""The list of stories at /beheer/: what stands in it, and what can be done with several at once."""

import pytest
from django.contrib.auth.models import Permission

from netwerk.accounts.models import User
from stories.models import Story
from tests.factories import make_draft, make_editor, make_lesson, make_series, make_story, tomorrow
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"


@pytest.fixture
def editor(client):
    client.force_login(make_editor())
    client.get("/beheer/")  # later requests find the content types in the cache
    return client


def act(editor, action, *stories):
    chosen = {"bevestigd": "ja", "action": action, "_selected_action": [story.pk for story in stories]}
    return editor.post(LIST, chosen, follow=True)


def test_list_shows_the_state_of_each_story(editor):
    make_draft(title="Eerste")
    make_story(title="Tweede", published_at=tomorrow())
    make_story(title="Derde")
    response = editor.get(f"{LIST}?o=1")
    assert texts(response, "th[@class='field-title_or_none']") == ["Derde", "Eerste", "Tweede"]
    assert texts(response, "td[@class='field-state']") == ["Gepubliceerd", "Concept", "Gepland"]


@pytest.mark.parametrize(
    ("state", "title"), [("concept", "Eerste"), ("gepland", "Tweede"), ("gepubliceerd", "Derde")]
)
def test_filter_on_state_counts_and_selects(editor, state, title):
    make_draft(title="Eerste")
    make_story(title="Tweede", published_at=tomorrow())
    make_story(title="Derde")
    response = editor.get(LIST, {"status": state})
    assert [story.title for story in response.context["cl"].queryset] == [title]
    assert f"{state.capitalize()} (1)" in page_text(response)


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_database_a_fixed_number_of_times(editor, number, django_assert_num_queries):
    for _ in range(number):
        make_story(series=make_series())
    with django_assert_num_queries(18):
        editor.get(LIST)


def test_publish_action_publishes_story_and_blocks(editor):
    draft, other = make_draft(title="Klaar", topics=["vertrouwen"]), make_draft()
    lesson = make_lesson(parent=draft)
    assert "1 verhaal is gepubliceerd." in page_text(act(editor, "publish", draft))
    assert list(Story.objects.published()) == [draft]
    assert type(lesson).objects.published().get() == lesson
    assert draft.history.first().history_user is not None
    assert other.history.count() == 1


def test_publish_action_refuses_what_is_not_ready_and_does_the_rest(editor):
    ready = make_draft(title="Klaar", topics=["vertrouwen"])
    no_title, no_right = (
        make_draft(topics=["vertrouwen"], **fields)
        for fields in ({"title": ""}, {"title": "Van wie?", "permission": ""})
    )
    told = page_text(act(editor, "publish", ready, no_title, no_right))
    assert "“Van wie?” is niet gepubliceerd. Kies het recht om te plaatsen" in told
    assert "“Verhaal zonder titel” is niet gepubliceerd. Geef het verhaal een titel" in told
    assert list(Story.objects.published()) == [ready]


def test_publish_action_leaves_the_moment_of_what_is_published(editor):
    story = make_story()
    act(editor, "publish", story)
    assert Story.objects.get().published_at == story.published_at


def test_unpublish_action_takes_story_and_blocks_off_the_site(editor):
    lesson = make_lesson()
    assert "1 verhaal is weer concept." in page_text(act(editor, "unpublish", lesson.parent))
    assert not Story.objects.published().exists()
    assert not type(lesson).objects.published().exists()


def test_who_may_only_look_gets_no_actions(client):
    viewer = make_editor()
    User.objects.update(is_superuser=False)
    viewer.user_permissions.add(Permission.objects.get(codename="view_story"))
    client.force_login(viewer)
    draft = make_draft()
    act(client, "publish", draft)
    assert not Story.objects.published().exists()
