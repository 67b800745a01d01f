"""When a story takes no comments any more."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from stories.models import Comment, Story
from tests.comment_form import WORDS, Reader
from tests.factories import make_comment, make_story
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db


def closed_by_hand(**fields):
    return make_story(comments_open=False, **fields)


def closed_by_date():
    return make_story(comments_close_on=timezone.localdate() - timedelta(days=1))


def closed_by_age():
    return make_story(published_at=timezone.now() - timedelta(days=31), comments_close_after=30)


@pytest.mark.parametrize("make", [closed_by_hand, closed_by_date, closed_by_age])
def test_closed_story_has_no_form_and_keeps_its_comments(client, make):
    story = make()
    make_comment(story, body="Wat er al stond.")
    page = client.get(story.get_absolute_url())
    assert "Je kunt hier niet meer reageren. De reacties zijn gesloten op " in page_text(page)
    assert "Wat er al stond." in page_text(page)
    assert not [link for link in links(page) if "reageren" in link]


def test_site_closes_stories_after_some_days(client, settings):
    settings.COMMENTS_CLOSE_AFTER_DAYS = 10
    old = make_story(published_at=timezone.now() - timedelta(days=11))
    never = make_story(published_at=timezone.now() - timedelta(days=11), comments_close_after=0)
    new = make_story(published_at=timezone.now() - timedelta(days=9))
    assert [story.takes_comments() for story in (old, never, new)] == [False, True, True]


def test_last_day_is_a_whole_day():
    story = make_story(comments_close_on=date(2026, 3, 3))
    closes = timezone.localtime(story.comments_close_at())
    assert (closes.date(), closes.hour) == (date(2026, 3, 4), 0)
    assert story.comments_closed_on() == date(2026, 3, 3)


def test_closing_by_hand_remembers_the_day(client):
    story = closed_by_hand(comments_closed_reason="Het onderzoek is klaar.")
    assert story.comments_closed_on() == timezone.localdate()
    assert "Het onderzoek is klaar." in page_text(client.get(story.get_absolute_url()))
    story.comments_open = True
    story.save()
    assert story.takes_comments()


def test_form_that_was_open_gets_its_text_back():
    story, reader = make_story(), Reader()
    path = f"{story.get_absolute_url()}reageren/"
    hidden = reader.open(path)
    Story.objects.update(comments_close_on=date(2026, 3, 3))
    answer = reader.post(path, WORDS | hidden)
    assert answer.status_code == 403
    assert "gesloten op 3 maart 2026" in page_text(answer)
    assert WORDS["body"] in page_text(answer)
    assert not Comment.objects.exists()


def test_replies_are_closed_too(client):
    story = closed_by_hand()
    make_comment(story)
    answer = client.get(f"{story.get_absolute_url()}reageren/?op=1")
    assert answer.status_code == 403


def test_form_sent_twice_around_closing_still_gives_its_comment():
    story, reader = make_story(), Reader()
    path = f"{story.get_absolute_url()}reageren/"
    data = WORDS | reader.open(path)
    reader.post(path, data)
    Story.objects.update(comments_close_on=date(2026, 3, 3))
    assert reader.post(path, data).status_code == 303
