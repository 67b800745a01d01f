"""Each transition that an app declares leads from every state it names to the state it promises."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.utils import timezone

from practices.admin.transitions import SUBMISSION_TRANSITIONS
from practices.models import Submission
from stories.admin.transitions import STORY_TRANSITIONS
from stories.models import Story
from stories.publishing import State
from tests.factories import make_editor, make_story, make_submission

pytestmark = pytest.mark.django_db
STORY = [(name, state) for name, move in STORY_TRANSITIONS.items() for state in sorted(move.sources)]
SUBMISSION = [
    (name, state) for name, move in SUBMISSION_TRANSITIONS.items() for state in sorted(move.sources)
]


def story_in(state, editor):
    now = timezone.now()
    moments = {State.SCHEDULED: now + timedelta(1), State.PUBLISHED: now}
    archived_at = now if state == State.ARCHIVED else None
    story = make_story(published_at=moments.get(state), archived_at=archived_at)
    if state == State.IN_REVIEW:
        STORY_TRANSITIONS["beoordelen"].effect(story, by=editor, reviewer=make_editor(), note="")
    return story


@pytest.mark.parametrize(("name", "state"), STORY)
def test_transition_of_a_story_leads_to_its_target(name, state):
    editor, site = make_editor(), admin.site.get_model_admin(Story)
    story, move = story_in(state, editor), STORY_TRANSITIONS[name]
    assert site.state_of(story) == state
    answers = {
        "beoordelen": {"reviewer": editor, "note": ""},
        "terugsturen": {"remark": "Nog niet."},
        "plannen": {"at": timezone.now() + timedelta(2)},
    }
    move.effect(story, by=editor, **answers.get(name, {}))
    assert site.state_of(Story.objects.get()) == move.target


@pytest.mark.parametrize(("name", "state"), SUBMISSION)
def test_transition_of_a_submission_leads_to_its_target(name, state):
    submission, move = make_submission(status=state), SUBMISSION_TRANSITIONS[name]
    answers = {"vragen": {"question": "Wanneer?"}, "afwijzen": {"reason": "Dubbel."}}
    move.effect(submission, by=make_editor(), **answers.get(name, {}))
    assert Submission.objects.get().tip.status == move.target


def test_page_that_asks_says_at_once_that_a_tip_was_decided_about(client):
    client.force_login(make_editor())
    submission = make_submission(status="aangenomen")
    response = client.get(f"/beheer/practices/submission/{submission.pk}/afwijzen/", follow=True)
    assert "Deze tip was al aangenomen." in response.content.decode()
