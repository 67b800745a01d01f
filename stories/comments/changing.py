"""A writer gives a comment other words, and an editor decides about those.

Approval belongs to a text. Other words for an approved comment wait beside it, unless their writer is known; until
then everybody reads what was approved.
"""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models.functions import Now

from netwerk.http.pagecache import content_changed
from netwerk.publicforms.text import count_links
from stories.models import Comment, CommentVersion

from . import mails
from .moderation import AlreadyDecided, decision_state, handle_reports, locked_comment

Status = Comment.Status
CHANGEABLE = {Status.WAITING, Status.APPROVED, Status.SPAM}


@transaction.atomic
def change(comment: Comment, form, *, base_revision: str, is_trusted: bool = False) -> Comment | None:
    """Give a comment other words. None when it was changed or decided about in the meantime.

    ``base_revision`` is the version the writer had before them, ``is_trusted`` says that the writer is known.
    """
    now, body = locked_comment(comment), form.cleaned_data["body"]
    if now.status not in CHANGEABLE or (now.latest_body != body and writer_revision(now) != base_revision):
        return None
    if now.latest_body == body:
        return now
    if now.status == Status.APPROVED:
        change_approved(now, form, body, is_trusted)
    else:
        caught = form.spam if now.status == Status.SPAM else form.spam or form.held
        now.caught_by = caught or now.caught_by
        replace(now, body)
    now.save()
    now.refresh_from_db(fields=["edited_at", "proposed_at"])
    if Comment.objects.to_moderate().filter(pk=now.pk).exists():
        mails.tell_comment_moderators(now)
    return now


def change_approved(now: Comment, form, body: str, is_trusted: bool) -> None:
    if body == now.body:  # back to what was approved
        now.drop_proposal()
        now.caught_by = ""
        return
    caught = form.spam or form.held
    if not caught and count_links(body) > count_links(now.body):
        caught = "Er is een link bij gekomen"
    if caught or not is_trusted:
        now.proposed_body, now.proposed_at, now.proposal_refused_at = body, Now(), None
        now.caught_by = caught
    else:
        replace(now, body)
        content_changed()


def replace(now: Comment, body: str) -> None:
    """What it said is kept for moderators. The caller saves."""
    CommentVersion.objects.create(comment=now, body=now.body)
    now.drop_proposal()
    now.body, now.edited_at = body, Now()


def writer_revision(comment: Comment) -> str:
    """What of a comment its writer may notice: other words, and a decision, but not that it went to the spam."""
    decided = comment.decided_at if comment.status == Status.APPROVED else None
    moments = (comment.edited_at, comment.proposed_at, decided)
    return " ".join(moment.isoformat() if moment else "-" for moment in moments)


@transaction.atomic
def accept_change(comment: Comment, *, by) -> Comment:
    """The new words take the place of the approved ones. What was reported is not there any more."""
    now = pending(comment)
    replace(now, now.proposed_body)
    now.caught_by, now.reason, now.hidden_at, now.decided_at = "", "", None, Now()
    now.save()
    handle_reports(now)
    finish_change(now, by, "reactie-aanpassing-geplaatst", "Aanpassing geplaatst")
    content_changed()
    return now


@transaction.atomic
def refuse_change(comment: Comment, *, by, reason: str) -> Comment:
    """The approved words stay; the writer hears why."""
    now = pending(comment)
    now.caught_by, now.reason = "", reason
    now.proposal_refused_at = now.decided_at = Now()
    now.save()
    finish_change(now, by, "reactie-aanpassing-afgewezen", f"Aanpassing afgewezen: {reason}")
    return now


def pending(comment: Comment) -> Comment:
    """The comment as it is now, when its change is still the one that the editor read."""
    now = locked_comment(comment)
    if decision_state(now) != decision_state(comment) or not now.has_pending_change:
        raise AlreadyDecided(now)
    return now


def finish_change(now: Comment, by, mail: str, done: str) -> None:
    now.refresh_from_db(fields=["edited_at", "decided_at", "proposal_refused_at"])
    mails.tell_writer(mail, now)
    LogEntry.objects.log_actions(by.pk, [now], CHANGE, change_message=done, single_object=True)
