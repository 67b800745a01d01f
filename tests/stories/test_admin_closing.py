"""Opening and closing the comments of a story, and saying that it was brought up to date, at /beheer/."""

from datetime import UTC, date, datetime

import pytest

from tests.admin_form import as_sent
from tests.factories import make_reader_tip, make_story
from tests.reader import page_text

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"


def save(editor, story, **changes):
    url = f"{LIST}{story.pk}/change/"
    response = editor.post(url, as_sent(editor.get(url), **changes))
    story.refresh_from_db()
    return response


def act(editor, action, *stories):
    chosen = {"bevestigd": "ja", "action": action, "_selected_action": [story.pk for story in stories]}
    return page_text(editor.post(LIST, chosen, follow=True))


def test_form_of_a_story_closes_on_a_date_or_after_some_days(editor):
    story = make_story()
    assert save(editor, story, comments_close_on="01-03-2099", comments_close_after="30").status_code == 302
    assert (story.comments_close_on, story.comments_close_after) == (date(2099, 3, 1), 30)
    save(editor, story, comments_closed_reason="De afdeling bestaat niet meer.")
    assert story.comments_closed_reason == "De afdeling bestaat niet meer."


def test_form_of_a_story_closes_by_hand(editor):
    story = make_story()
    save(editor, story, comments_open=[])
    assert not story.takes_comments()


def test_stories_are_closed_and_opened_in_the_list(editor):
    one, two, shut = make_story(), make_story(), make_story(comments_open=False)
    moment = shut.comments_closed_at
    assert "2 verhalen zijn gesloten voor reacties." in act(editor, "close_comments", one, two, shut)
    for story in (one, two, shut):
        story.refresh_from_db()
        assert not story.takes_comments()
    assert shut.comments_closed_at == moment
    assert "1 verhaal is weer open voor reacties." in act(editor, "open_comments", one)
    one.refresh_from_db()
    assert one.takes_comments()
    assert one.history.first().history_user is not None


def test_editors_say_when_a_story_was_brought_up_to_date(editor):
    story = make_story(published_at=datetime(2026, 1, 1, tzinfo=UTC))
    save(editor, story, revised_on="02-03-2026")
    assert story.revised_on == date(2026, 3, 2)


def test_editors_say_when_a_tip_was_brought_up_to_date(editor):
    tip = make_reader_tip()
    url = f"/beheer/practices/tip/{tip.pk}/change/"
    editor.post(url, as_sent(editor.get(url), revised_on="02-03-2026"))
    tip.refresh_from_db()
    assert tip.revised_on == date(2026, 3, 2)
