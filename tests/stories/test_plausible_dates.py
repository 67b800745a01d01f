"""A date that cannot be true is refused at its field, when an editor fills it in."""

from datetime import date

import pytest
from django.utils import timezone

from tests.admin_form import as_sent
from tests.factories import make_draft, make_reader_tip, make_series, make_story
from tests.history import change_url

pytestmark = pytest.mark.django_db
ADD_COMMENT = "/beheer/stories/comment/add/"


def refused(editor, thing, **typed):
    """The fields at which the form says what is wrong."""
    response = editor.post(change_url(thing), as_sent(editor.get(change_url(thing)), **typed))
    return set(response.context["adminform"].form.errors) if response.status_code == 200 else set()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("original_date", "01-01-2099"),
        ("taken_over_on", "01-01-2099"),
        ("taken_over_on", "01-01-2014"),
        ("revised_on", "01-01-2099"),
        ("revised_on", "01-01-1999"),
        ("featured_until", "01-01-2001"),
        ("comments_close_on", "01-01-2001"),
        ("series_position", "3"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(editor, name, typed):
    story = make_story(original_date=date(2014, 2, 24))
    assert refused(editor, story, **{name: typed}) == {name}


@pytest.mark.parametrize("name", ["original_date", "taken_over_on", "revised_on", "featured_until"])
def test_today_is_possible(editor, name):
    assert refused(editor, make_story(), **{name: f"{timezone.localdate():%d-%m-%Y}"}) == set()


def test_a_part_of_a_series_begins_at_one(editor):
    story = make_draft(series=make_series())
    assert refused(editor, story, series_position="0") == {"series_position"}
    assert refused(editor, story, series_position="1") == set()


def test_what_was_stored_before_holds_back_no_other_change(editor):
    story = make_story(featured_until=date(2001, 1, 1), original_date=date(2099, 1, 1))
    assert refused(editor, story, title="Een andere titel") == set()


def test_a_tip_is_not_revised_in_the_future(editor):
    assert refused(editor, make_reader_tip(), revised_on="01-01-2099") == {"revised_on"}


@pytest.mark.parametrize("typed", ["01-01-2099", "01-01-2001"])
def test_a_reaction_elsewhere_was_not_made_in_the_future_or_before_the_article(editor, typed):
    story = make_story(original_date=date(2014, 2, 24))
    sent = as_sent(editor.get(ADD_COMMENT), story=str(story.pk), name="Marjan", body="Ja.", said_on=typed)
    assert set(editor.post(ADD_COMMENT, sent).context["adminform"].form.errors) == {"said_on"}


def test_a_story_is_not_published_before_its_source(editor):
    draft = make_draft(original_date=date(2024, 2, 24))
    moment = {"published_at_0": "23-02-2024", "published_at_1": "09:00"}
    assert refused(editor, draft, **moment) == {"published_at"}
    assert refused(editor, draft, **moment | {"published_at_0": "24-02-2024"}) == set()


def test_a_part_far_beyond_the_last_is_refused(editor):
    series = make_series()
    make_story(series=series, series_position=1)
    story = make_draft()
    assert refused(editor, story, series=series.pk, series_position="3") == {"series_position"}
    assert refused(editor, story, series=series.pk, series_position="2") == set()
    assert refused(editor, story, series=make_series().pk) == {"series_position"}
