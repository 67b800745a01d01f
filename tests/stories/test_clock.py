"""Fault 4.14: the nights in which the clock changes, and a clock of the server that jumps."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from stories import publishing
from stories.admin.moments import MomentField, SplitMomentField
from stories.models import Comment, PreviewLink, Story
from stories.preview import link_of, make_link, preview_address
from tests.admin_form import as_sent
from tests.factories import make_comment, make_draft, make_editor, make_story
from tests.history import change_url

FORWARD = "Op {} gaat de klok een uur vooruit. Tussen 2 en 3 uur bestaat dan niet. Kies een andere tijd."
# What an editor fills in, and the moment that it is; none when there is no such time.
MOMENTS = [
    ("2026-10-24", "23:59", "2026-10-24T21:59"),
    ("2026-10-25", "00:00", "2026-10-24T22:00"),
    ("2026-10-25", "01:59", "2026-10-24T23:59"),
    ("2026-10-25", "02:00", "2026-10-25T00:00"),  # from here to three it comes twice: the first time
    ("2026-10-25", "02:59", "2026-10-25T00:59"),
    ("2026-10-25", "03:00", "2026-10-25T02:00"),
    ("2027-03-28", "01:59", "2027-03-28T00:59"),
    ("2027-03-28", "02:00", None),
    ("2027-03-28", "02:30", None),
    ("2027-03-28", "02:59", None),
    ("2027-03-28", "03:00", "2027-03-28T01:00"),
    ("2027-03-29", "02:30", "2027-03-29T00:30"),
]


def in_form(day, at):
    return SplitMomentField().clean([date.fromisoformat(day).strftime("%d-%m-%Y"), at])


def by_button(day, at):
    return MomentField().clean(f"{day}T{at}")


@pytest.mark.parametrize("way", [in_form, by_button])
@pytest.mark.parametrize(("day", "at", "utc"), MOMENTS)
def test_moment_that_an_editor_chooses_is_that_moment_or_is_refused(way, day, at, utc):
    if utc is None:
        with pytest.raises(ValidationError) as refusal:
            way(day, at)
        assert refusal.value.messages == [FORWARD.format(date_format(date.fromisoformat(day), "j F Y"))]
    else:
        found = way(day, at)
        assert found == datetime.fromisoformat(utc).replace(tzinfo=UTC)
        assert f"{timezone.localtime(found):%Y-%m-%d %H:%M}" == f"{day} {at}"


def test_later_on_the_clock_is_never_earlier():
    found = [in_form(day, at) for day, at, utc in MOMENTS if utc]
    assert found == sorted(found)


@pytest.fixture
def editor(db):
    client = Client()
    client.force_login(make_editor())
    return client


def test_moment_in_the_hour_that_came_again_is_not_moved_by_another_change(editor):
    """The form shows 2.30 for both."""
    again = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    story = make_story(published_at=again, topics=["vertrouwen"])
    editor.post(change_url(story), as_sent(editor.get(change_url(story)), lead="Nieuw"))
    assert list(Story.objects.values_list("lead", "published_at")) == [("Nieuw", again)]


@pytest.fixture
def jump(monkeypatch):
    """Sets the clock of the server; that of the database goes on."""

    def set_clock(step: timedelta) -> None:
        now, seconds = timezone.now, time.time
        monkeypatch.setattr("django.utils.timezone.now", lambda: now() + step)
        monkeypatch.setattr("time.time", lambda: seconds() + step.total_seconds())

    return set_clock


BOTH_WAYS = pytest.mark.parametrize("step", [timedelta(hours=2), -timedelta(hours=2)])


@BOTH_WAYS
@pytest.mark.django_db
def test_clock_that_jumps_publishes_nothing_early_and_hides_nothing(jump, step):
    soon, just = (timezone.now() + timedelta(minutes=sign) for sign in (60, -60))
    make_story(title="Straks", published_at=soon)
    make_story(title="Net", published_at=just)
    jump(step)
    assert list(Story.objects.published().values_list("title", flat=True)) == ["Net"]


@BOTH_WAYS
@pytest.mark.django_db
def test_story_that_is_published_now_is_on_the_site_now(jump, step):
    story, before = make_draft(topics=["vertrouwen"]), timezone.now()
    jump(step)
    publishing.publish(story, by=make_editor())
    assert story.is_published
    assert abs(story.published_at - before) < timedelta(minutes=1)


@BOTH_WAYS
@pytest.mark.django_db
def test_half_hour_to_change_a_comment_is_half_an_hour(jump, step):
    make_comment(age=timedelta(minutes=29), number=1)
    make_comment(age=timedelta(minutes=31), number=2)
    jump(step)
    assert list(Comment.objects.may_be_changed().values_list("number", flat=True)) == [1]


@pytest.mark.django_db
@pytest.mark.parametrize("made", ["2026-10-20T10:00", "2027-03-20T10:00", "2026-10-25T00:30"])
def test_preview_link_lasts_fourteen_days_of_24_hours(monkeypatch, made):
    moment = datetime.fromisoformat(made).replace(tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    link = make_link(make_draft(), make_editor())
    link.refresh_from_db()
    assert link.expires_at.timestamp() - moment.timestamp() == 14 * 24 * 60 * 60


@BOTH_WAYS
@pytest.mark.django_db
def test_preview_link_that_is_over_stays_over(jump, step):
    link = make_link(make_draft(), make_editor())
    address = preview_address(link).split("/")[-2]
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    jump(step)
    assert link_of(address) is None


@pytest.mark.parametrize(
    ("last_day", "closes"),
    [
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),  # a day of 25 hours
        (date(2027, 3, 28), datetime(2027, 3, 28, 22, tzinfo=UTC)),  # a day of 23 hours
    ],
)
def test_comments_close_at_the_end_of_our_own_day(last_day, closes):
    assert Story(comments_close_on=last_day).comments_close_at() == closes
