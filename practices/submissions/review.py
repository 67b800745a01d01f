"""Deciding about a tip that was sent in. Each step is taken once, under a lock, and told to the sender."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone

from netwerk.mail.confirmation import ask_to_confirm
from netwerk.mail.models import EmailAddress

from ..models import Submission, Tip
from . import mails

Status = Tip.Status
# From which statuses an editor can go to which.
ALLOWED = {
    Status.ACCEPTED: {Status.SENT_IN, Status.ASKED},
    Status.ASKED: {Status.SENT_IN},
    Status.REFUSED: {Status.SENT_IN, Status.ASKED},
}
DONE = {
    Status.ACCEPTED: "Aangenomen",
    Status.ASKED: "Vraag gesteld aan de inzender",
    Status.REFUSED: "Afgewezen",
}
MAILS = {
    Status.ACCEPTED: "tip-aangenomen",
    Status.ASKED: "tip-vraag",
    Status.REFUSED: "tip-afgewezen",
}


class AlreadyDone(Exception):
    """Somebody else was first; ``submission`` is as it is now."""

    def __init__(self, submission: Submission):
        super().__init__(submission.tip.status)
        self.submission = submission

    def __str__(self):
        return {
            Status.SENT_IN: "Deze tip is nog niet beoordeeld.",
            Status.ASKED: "Er was al een vraag gesteld over deze tip.",
            Status.ACCEPTED: "Deze tip was al aangenomen.",
            Status.REFUSED: "Deze tip was al afgewezen.",
        }[Status(self.submission.tip.status)]


def locked_submission(submission: Submission) -> Submission:
    rows = Submission.objects.select_for_update(of=("self", "tip")).select_related("tip")
    return rows.get(pk=submission.pk)


def may_become(submission: Submission, status: str) -> bool:
    return submission.tip.status in ALLOWED[Status(status)]


@transaction.atomic
def accept(submission: Submission, *, by) -> Submission:
    """Everybody can find the tip from now on."""
    now = _step(submission, Status.ACCEPTED)
    now.tip.published_at = now.tip.published_at or now.decided_at
    return _finish(now, by)


@transaction.atomic
def ask_sender(submission: Submission, question: str, *, by) -> Submission:
    now = _step(submission, Status.ASKED)
    if not now.email:
        raise ValueError("There is nobody to ask")
    now.question = question
    return _finish(now, by)


@transaction.atomic
def refuse(submission: Submission, reason: str, *, by) -> Submission:
    now = _step(submission, Status.REFUSED)
    now.reason = reason
    return _finish(now, by)


@transaction.atomic
def store_answer(submission: Submission, text: str) -> bool:
    """Store what the sender answers. False when the question no longer stands."""
    now = locked_submission(submission)
    if now.tip.status != Status.ASKED:
        return f"\n\n{now.answer}".endswith(f"\n\n{text}")  # sent twice: it is there once
    now.answer = "\n\n".join(filter(None, [now.answer, text]))
    now.tip.status = Status.SENT_IN
    now.tip.save()
    now.save()
    mails.tell_tip_moderators("tip-beantwoord", now)
    return True


def _step(submission: Submission, status: Status) -> Submission:
    now = locked_submission(submission)
    if not may_become(now, status):
        raise AlreadyDone(now)
    now.tip.status, now.decided_at = status, timezone.now()
    if status != Status.REFUSED:
        now.caught_by = ""  # an editor says that it is no spam
    return now


def _finish(now: Submission, by) -> Submission:
    now.tip.save()
    now.save()
    status = Status(now.tip.status)
    if not now.caught_by:  # spam is told to nobody
        mails.tell_tip_sender(MAILS[status], now)
    # Without the words of the question or reason: the log outlives the sender's right to be forgotten.
    LogEntry.objects.log_actions(by.pk, [now], CHANGE, change_message=DONE[status], single_object=True)
    # Of what was caught at first, the address was never asked about.
    if not (now.caught_by or EmailAddress.objects.for_email(now.email).exists()):
        ask_to_confirm(now.email, "", about=now.uid)
    return now
