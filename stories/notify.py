"""Who hears of a correction. How each mail reads is said in ``stories/mails.py``."""

from netwerk.accounts.roles import staff_who_may
from netwerk.mail.outbox import queue

from .mail_kinds import StoryMail
from .models import Correction


def correction_editors():
    return staff_who_may("stories.change_correction").exclude(email="")


def tell_correction_received(correction: Correction) -> None:
    """Editors, and whoever sent it."""
    for user in correction_editors():
        queue(
            StoryMail.CORRECTION_SENT_IN, user.email, key=f"{correction.uid}:{user.pk}", about=correction.uid
        )
    tell_correction_sender(StoryMail.CORRECTION_RECEIVED, correction)


def tell_correction_sender(kind: StoryMail, correction: Correction) -> None:
    if correction.email:
        queue(kind, correction.email, key=f"{correction.uid}", about=correction.uid)
