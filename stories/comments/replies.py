"""What editors do with a comment besides deciding: answer it, and block who sent it."""

import uuid

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.db import transaction

from netwerk.http.pagecache import content_changed
from netwerk.publicforms.models import BlockedSender
from netwerk.publicforms.senders import email_digest

from ..models import Comment
from . import mails
from .decisions import REMOVE, SPAM, Refusal, decide_all
from .moderation import AlreadyDecided, locked_comment, place_comment

BLOCKED = "De redactie plaatst geen reacties meer van deze afzender."  # why exactly stays with the editors


def log_comment(comment: Comment, by, message: str, flag=CHANGE) -> None:
    LogEntry.objects.log_actions(by.pk, [comment], flag, change_message=message, single_object=True)


@transaction.atomic
def post_reply(comment: Comment, *, body: str, name: str, badge: str, by, token: uuid.UUID) -> Comment:
    """An answer with a badge, on the site at once. One form gives one answer, however often it is sent."""
    answered = locked_comment(comment)
    if sent := Comment.objects.filter(form_token=token).first():
        return sent
    if not answered.is_visible:
        raise AlreadyDecided(answered)
    reply = Comment.at(answered.page, reply_to=answered, body=body, name=name, form_token=token)
    reply.badge = badge
    place_comment(reply)
    reply.save()
    mails.tell_decision(reply)
    log_comment(reply, by, f"Geschreven als {reply.get_badge_display().lower()}", ADDITION)
    log_comment(answered, by, f"Antwoord van de redactie: reactie {reply.number}")
    content_changed()
    return reply


def block_sender(comment: Comment, *, by, reason: str = "", waiting_too=False, placed_too=False) -> list[str]:
    """From now on this address goes to the spam list. Tells which of its comments could not be taken along."""
    made = {"reason": reason, "blocked_by": by}
    BlockedSender.objects.get_or_create(digest=email_digest(comment.email), defaults=made)
    log_comment(comment, by, "Afzender geblokkeerd" + (f": {reason}" if reason else ""))
    theirs = Comment.objects.by_sender(comment.email).with_pages().order_by("pk")
    refused: list[Refusal] = []
    if waiting_too:
        refused += decide_all(theirs.filter(status=Comment.Status.WAITING), SPAM, by=by)[1]
    if placed_too:
        placed = theirs.filter(status=Comment.Status.APPROVED)
        refused += decide_all(placed, REMOVE, by=by, reason=BLOCKED)[1]
    return [str(refusal) for refusal in refused]
