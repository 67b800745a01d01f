"""Deciding about a comment. Every change of status goes through here, under a lock of page and comment."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models.functions import Now

from netwerk.content.locking import lock
from netwerk.http.pagecache import content_changed
from netwerk.mail.models import Mail
from practices.models import Tip
from stories.models import Comment, Story

from . import mails

Status = Comment.Status

# From which statuses an editor can go to which.
ALLOWED = {
    Status.APPROVED: {Status.WAITING, Status.REJECTED, Status.SPAM, Status.REMOVED, Status.APPROVED},
    Status.REJECTED: {Status.WAITING},
    Status.SPAM: {Status.WAITING, Status.APPROVED},
    Status.REMOVED: {Status.APPROVED, Status.WAITING},
}
DONE = {
    Status.APPROVED: "Geplaatst",
    Status.REJECTED: "Afgewezen",
    Status.SPAM: "Naar de spam",
    Status.REMOVED: "Weggehaald",
}


class AlreadyDecided(Exception):
    """Somebody else was first; ``comment`` is as it is now."""

    def __init__(self, comment: Comment):
        super().__init__(comment.status)
        self.comment = comment


def locked_comment(comment: Comment) -> Comment:
    """The comment as it is now, while nobody else changes it. Page first: everybody locks in that order."""
    lock([Story(pk=comment.story_id) if comment.story_id else Tip(pk=comment.tip_id)])
    return Comment.objects.select_for_update(no_key=True, of=("self",)).with_pages().get(pk=comment.pk)


@transaction.atomic
def decide(comment: Comment, status: str, *, by, reason: str = "") -> Comment:
    """Give a comment a status, tell its writer, and log who did it.

    ``comment`` is as the editor saw it: when its text changed since, or somebody else decided, nothing is done
    and ``AlreadyDecided`` is raised.
    """
    now = locked_comment(comment)
    is_reported = now.hidden_at is not None or now.reports.filter(handled_at=None).exists()
    stays = now.status == status == Status.APPROVED and is_reported
    may_become = now.status in ALLOWED[Status(status)] and (now.status != status or stays)
    if decision_state(comment) != decision_state(now) or not may_become:
        raise AlreadyDecided(now)
    was_shown = now.number is not None
    now.decided_at, now.hidden_at = Now(), None
    if not stays:
        now.status, now.reason = status, reason
        now.drop_proposal()
    if status == Status.APPROVED and not stays:
        place_comment(now)
    now.save()
    now.refresh_from_db(fields=["decided_at"])
    handle_reports(now, reason)
    if not stays:
        mails.tell_decision(now)
    done = ("Blijft staan" if stays else DONE[Status(status)]) + (f": {reason}" if reason else "")
    LogEntry.objects.log_actions(by.pk, [now], CHANGE, change_message=done, single_object=True)
    if was_shown or status == Status.APPROVED:
        content_changed()
    return now


def decision_state(comment: Comment) -> tuple:
    """What a decision is about: when one of these changed, somebody else did something."""
    return comment.status, comment.edited_at, comment.decided_at, comment.proposed_at


def handle_reports(comment: Comment, reason: str = "") -> None:
    """Whoever reported it hears what was decided, and why."""
    reports = comment.reports.filter(handled_at=None)
    mails.tell_reporters(reports)
    reports.update(handled_at=Now(), decision_reason=reason)


def place_comment(comment: Comment) -> None:
    """Make it one that everybody sees. The caller holds the lock on the page, saves, and tells about it."""
    comment.status, comment.caught_by = Status.APPROVED, ""
    if comment.number is None:
        comment.number = Comment.objects.next_number(comment)


@transaction.atomic
def withdraw_comment(comment: Comment) -> Comment:
    """Take a comment away for its writer: the number and the replies stay, the text is nowhere any more."""
    now = locked_comment(comment)
    if now.taken_over or now.status in {Status.WITHDRAWN, Status.REMOVED}:
        return now
    erase_text(now)
    now.status = Status.WITHDRAWN
    now.save()
    if now.number is not None:
        content_changed()
    return now


@transaction.atomic
def delete_comment(comment: Comment) -> None:
    """For what never had a number. Somebody may be giving it one, or changing it, at this moment."""
    now = locked_comment(comment)
    if now.number is not None:
        raise AlreadyDecided(now)
    now.delete()


def erase_text(comment: Comment) -> None:
    """Words, earlier words, address, and mail that would still tell of it. The caller saves."""
    comment.body = comment.email = comment.reason = comment.caught_by = ""
    comment.edited_at = comment.hidden_at = None
    comment.drop_proposal()
    comment.versions.all().delete()
    comment.reports.all().delete()
    Mail.objects.filter(about=comment.uid).delete()
    if comment.made_into:
        forget_tip(comment, comment.made_into)


def forget_tip(comment: Comment, tip: Tip) -> None:
    """A tip that is not published yet goes with the comment; of a published one the thanks go, however they read."""
    if tip.status != Tip.Status.ACCEPTED:
        comment.made_into = None
        pk = tip.pk
        tip.delete()
        Tip.history.filter(id=pk).delete()  # the words are in its earlier versions too
    else:
        lock([tip])  # its form may be being saved
        tip = Tip.objects.get(pk=tip.pk)
        tip.contributor_name = ""
        tip.save()
        tip.history.update(contributor_name="")
