"""Which mail a tip of a reader leads to. How each reads is said in ``practices.mails``."""

from netwerk.accounts.roles import staff_who_may
from netwerk.mail.outbox import queue

from ..models import Submission


def tip_moderators():
    """Who decides about tips, and can be reached."""
    return staff_who_may("practices.change_tip").exclude(email="")


def tell_tip_moderators(kind: str, submission: Submission) -> None:
    for user in tip_moderators():
        queue(kind, user.email, key=f"{step(kind, submission)}:{user.pk}", about=submission.uid)


def tell_tip_sender(kind: str, submission: Submission) -> None:
    if submission.email:
        queue(kind, submission.email, key=step(kind, submission), about=submission.uid)


def step(kind: str, submission: Submission) -> str:
    """One name for each step: a second question is a step of its own."""
    moment = submission.decided_at.timestamp() if submission.decided_at else 0
    return f"{kind}:{submission.uid}:{moment}"
