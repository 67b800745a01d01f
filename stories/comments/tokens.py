"""Signed links about one comment: for its writer to open it, and for a moderator to decide about it."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse

from netwerk.generic import absolute
from netwerk.mail import links
from netwerk.models import User
from stories.models import Comment

OPEN, MODERATE = "stories.comment.open", "stories.comment.moderate"
AGE = timedelta(days=7)
GONE = [Comment.Status.WITHDRAWN, Comment.Status.REMOVED]


def open_link(comment: Comment) -> str:
    token = signing.dumps(comment.uid.hex, salt=OPEN)
    return absolute(reverse("stories:comment-open", args=[comment.story.slug, comment.uid, token]))


def read_open_token(token: str, comments) -> Comment | None:
    """One of these comments, for whom it was mailed to; None when there is nothing left of it to open."""
    found = comments.filter(uid=links.read(token, OPEN, AGE)).exclude(email="").exclude(status__in=GONE)
    return found.select_related("story").first()


def moderation_token(comment: Comment, user: User) -> str:
    value = [comment.uid.hex, user.pk, as_seen(comment)]
    return signing.TimestampSigner(salt=MODERATE).sign_object(value)


def read_moderation_token(token: str) -> tuple[Comment, User] | None:
    """Works once: deciding changes what the moderator saw. Works for as long as the moderator is one."""
    try:
        uid, pk, seen = signing.TimestampSigner(salt=MODERATE).unsign_object(token, max_age=AGE)
    except signing.BadSignature:
        return None
    comment = Comment.objects.to_moderate().filter(uid=uid).select_related("story").first()
    user = User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    if comment is None or user is None or not user.has_perm("stories.change_comment"):
        return None
    return (comment, user) if as_seen(comment) == seen else None


def as_seen(comment: Comment) -> str:
    moments = [moment.isoformat() if moment else "" for moment in (comment.edited_at, comment.hidden_at)]
    return " ".join([comment.status, *moments])
