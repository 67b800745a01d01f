"""Publishing later, also in the nights in which the clock changes; and looking at a story again."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from stories.models import Story
from tests import history
from tests.admin_form import as_sent
from tests.factories import make_draft, make_story, make_topic, tomorrow
from tests.reader import page_text

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"
NO_SUCH_TIME = "Op 29 maart 2099 gaat de klok een uur vooruit. Tussen 2 en 3 uur bestaat dan niet."


def save(editor, story, day, time):
    url = f"{LIST}{story.pk}/change/"
    response = editor.post(
        url, as_sent(editor.get(url), published_at_0=day, published_at_1=time), follow=True
    )
    story.refresh_from_db()
    return page_text(response)


def plan(editor, story, at):
    response = editor.post(f"{LIST}{story.pk}/plannen/", {"at": at}, follow=True)
    story.refresh_from_db()
    return page_text(response)


def ready():
    return make_draft(topics=["vertrouwen"])


def test_button_plans_a_moment_on_our_own_clock(editor, client):
    story = ready()
    assert f"“{story}” is gepland." in plan(editor, story, "2090-07-01T09:00")
    assert story.published_at == datetime(2090, 7, 1, 7, tzinfo=UTC)
    assert client.get(story.get_absolute_url()).status_code == 404


def test_moment_that_is_over_is_refused(editor):
    story = ready()
    assert "Dit moment is voorbij." in plan(editor, story, "2020-01-01T09:00")
    assert story.published_at is None


@pytest.mark.parametrize(
    ("day", "time", "utc"),
    [
        ("29-03-2026", "01:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        ("29-03-2026", "03:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        ("25-10-2026", "01:59", datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        ("25-10-2026", "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first time it comes
        ("25-10-2026", "03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_moments_around_the_change_of_the_clock(editor, day, time, utc):
    story = ready()
    save(editor, story, day, time)
    assert story.published_at == utc


def test_time_that_does_not_exist_is_refused_in_the_form(editor):
    story = ready()
    told = "Op 29 maart 2026 gaat de klok een uur vooruit. Tussen 2 en 3 uur bestaat dan niet."
    assert told in save(editor, story, "29-03-2026", "02:30")
    assert story.published_at is None


def test_time_that_does_not_exist_is_refused_by_the_button(editor):
    """In 2099 the clock would change on the same day."""
    story = ready()
    assert NO_SUCH_TIME in plan(editor, story, "2099-03-29T02:30")
    assert story.published_at is None


def test_moment_is_kept_to_the_microsecond_when_something_else_is_changed(editor):
    story = make_story(topics=["vertrouwen"])
    before, url = story.published_at, f"{LIST}{story.pk}/change/"
    editor.post(url, as_sent(editor.get(url), title="Nieuw"))
    story.refresh_from_db()
    assert (story.title, story.published_at) == ("Nieuw", before)


def test_planned_story_that_gets_an_error_is_no_longer_planned(editor):
    story = make_story(published_at=tomorrow(), topics=["vertrouwen"])
    url = f"{LIST}{story.pk}/change/"
    response = editor.post(url, as_sent(editor.get(url), topics=[]), follow=True)
    told = "Het verhaal is bewaard, maar het staat niet meer gepland. Kies minstens één onderwerp."
    assert told in page_text(response)
    assert Story.objects.get().published_at is None


def test_planned_story_that_goes_back_to_an_error_is_no_longer_planned(editor):
    story = make_story(published_at=tomorrow())
    history.save(editor, story, title="Zonder onderwerp")
    number = history.newest(editor, story)
    history.save(editor, story, topics=[str(make_topic("vertrouwen").pk)])
    plan(editor, story, "2090-07-01T09:00")
    history.go_back(editor, story, number)
    assert list(Story.objects.values_list("topics", "published_at")) == [(None, None)]


def test_published_story_that_gets_an_error_stays_on_the_site(editor):
    """Readers have it; the form tells what to put right."""
    story = make_story(topics=["vertrouwen"])
    url = f"{LIST}{story.pk}/change/"
    editor.post(url, as_sent(editor.get(url), topics=[], published_at_0="02-03-2020", published_at_1="10:00"))
    story.refresh_from_db()
    assert timezone.localdate(story.published_at) == date(2020, 3, 2)
    answer = editor.post(
        url, as_sent(editor.get(url), published_at_0="02-03-2090", published_at_1="10:00"), follow=True
    )
    assert "het houdt het moment van publicatie dat het had. Kies minstens" in page_text(answer)
    assert story.is_published


def test_planned_story_may_be_moved_and_withdrawn(editor):
    story = make_story(published_at=tomorrow(), topics=["vertrouwen"])
    plan(editor, story, "2090-07-01T09:00")
    assert story.published_at == datetime(2090, 7, 1, 7, tzinfo=UTC)
    save(editor, story, "", "")
    assert (story.published_at, story.first_published_at) == (None, None)


def test_list_shows_what_is_to_be_looked_at_again(editor):
    today = timezone.localdate()
    due = make_story(title="Vandaag", review_on=today)
    make_story(review_on=today + timedelta(days=1))
    make_draft(review_on=today)
    make_story()
    response = editor.get(LIST, {"herziening": "nu"})
    assert list(response.context["cl"].queryset) == [due]
    assert "Toe aan herziening (1)" in page_text(response)


def test_day_to_look_again_is_set_in_the_form(editor):
    story = make_story(topics=["vertrouwen"])
    url = f"{LIST}{story.pk}/change/"
    editor.post(url, as_sent(editor.get(url), review_on="02-03-2029"))
    assert Story.objects.get().review_on == date(2029, 3, 2)
