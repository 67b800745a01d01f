"""What editors do with a story: ask a colleague, publish now or later, take off the site, archive.

Whether a story is published is said by ``published_at`` alone. Loading content does not come here.
"""

from datetime import datetime

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from netwerk.accounts.models import User
from netwerk.accounts.roles import staff_who_may
from netwerk.content import clock
from netwerk.mail.outbox import queue

from .checks import errors
from .models import Review, Story

Outcome = Review.Outcome
OWN_WORK = (
    "Iemand anders van de redactie moet dit verhaal publiceren: jij schreef het, of vroeg om de beoordeling."
)
OWN_RESTORE = (
    "Iemand anders van de redactie moet deze versie terugzetten: het verhaal staat op de site of is gepland, en jij"
    " schreef het of vroeg om de beoordeling."
)


class State(models.TextChoices):
    DRAFT = "concept", "Concept"
    IN_REVIEW = "ter-beoordeling", "Ter beoordeling"
    SCHEDULED = "gepland", "Gepland"
    PUBLISHED = "gepubliceerd", "Gepubliceerd"
    ARCHIVED = "gearchiveerd", "Gearchiveerd"


def with_review(stories):
    """Stories that know whether somebody was asked to look at them."""
    return stories.annotate(in_review=Exists(Review.objects.open().filter(story=OuterRef("pk"))))


def in_state(stories, state: str | None):
    """Needs what ``with_review`` adds."""
    now, drafts = timezone.now(), stories.filter(published_at=None)
    match state:
        case State.DRAFT:
            return drafts.filter(archived_at=None, in_review=False)
        case State.IN_REVIEW:
            return drafts.filter(archived_at=None, in_review=True)
        case State.SCHEDULED:
            return stories.filter(published_at__gt=now)
        case State.PUBLISHED:
            return stories.filter(published_at__lte=now)
        case State.ARCHIVED:
            return drafts.exclude(archived_at=None)
    return stories


def state_of(story: Story, *, in_review: bool) -> State:
    if story.published_at:
        return State.SCHEDULED if story.published_at > timezone.now() else State.PUBLISHED
    if story.archived_at:
        return State.ARCHIVED
    return State.IN_REVIEW if in_review else State.DRAFT


def open_review(story: Story) -> Review | None:
    return story.reviews.open().select_related("asked_by", "reviewer").first()


def may_review():
    """Who can be asked: all who may change stories themselves."""
    return staff_who_may("stories.change_story").order_by("first_name", "last_name", "username")


def is_own_work(story: Story, user: User) -> bool:
    """Whether the user began the story, or was the last to ask for a review of it."""
    first = story.history.order_by("history_date", "history_id").first()
    asked = story.reviews.first()
    return user.pk in {first and first.history_user_id, asked and asked.asked_by_id}


def why_not_by(story: Story, user: User) -> list[str]:
    return [OWN_WORK] if settings.SECOND_EYES and is_own_work(story, user) else []


def publish_blockers(story: Story, user: User) -> list[str]:
    """Why this user cannot publish this story as it is saved now; nothing when all is well."""
    return errors(story) + why_not_by(story, user)


def why_not_restore(story: Story, user: User) -> list[str]:
    """Going back replaces all of the text that readers see, or are going to see, by another."""
    return [OWN_RESTORE] if story.published_at and why_not_by(story, user) else []


def unplan(story: Story) -> list[str]:
    """A story that would come out with errors is a draft again; says which."""
    is_planned = story.published_at and story.published_at > timezone.now()
    mistakes = errors(story) if is_planned else []
    if mistakes:
        story.published_at = None
        story.save()
    return mistakes


@transaction.atomic
def ask_review(story: Story, *, by: User, reviewer: User, note: str) -> Review:
    review = Review.objects.create(story=story, asked_by=by, reviewer=reviewer, note=note)
    queue("beoordeling-gevraagd", reviewer.email, key=f"beoordeling-gevraagd:{review.uid}", about=review.uid)
    return review


@transaction.atomic
def publish(story: Story, *, by: User, at: datetime | None = None) -> None:
    """Now, or at a moment to come. An open review ends with it. The caller asked ``why_not`` first."""
    story.published_at = at or clock.database_now()
    story.save()
    close_review(story, Outcome.APPROVED, by=by)


@transaction.atomic
def make_draft(story: Story, *, by: User) -> None:
    story.take_off_site(story.published_at)
    story.archived_at = None
    story.save()
    close_review(story, Outcome.RETURNED, by=by)


@transaction.atomic
def archive(story: Story, *, by: User) -> None:
    story.take_off_site(story.published_at)
    story.archived_at = timezone.now()
    story.save()
    close_review(story, Outcome.RETURNED, by=by)


@transaction.atomic
def close_review(story: Story, outcome: str, *, by: User, remark: str = "") -> None:
    """Whoever asked hears of it, unless it is the same person."""
    review = story.reviews.open().select_for_update().first()
    if review is None:
        return
    review.outcome, review.remark = outcome, remark
    review.decided_by, review.decided_at = by, timezone.now()
    review.save()
    asker = User.objects.filter(pk=review.asked_by_id).exclude(pk=by.pk).first()
    if asker:
        queue("beoordeling-klaar", asker.email, key=f"beoordeling-klaar:{review.uid}", about=review.uid)
