"""Signed links about one comment: for its writer to open it, and for a moderator to decide about it."""

from datetime import timedelta

from django.core import signing

from netwerk.accounts.models import User
from netwerk.content.site import absolute
from netwerk.mail import links
from stories.models import Comment

from .decisions import at_base_revision, editor_revision

OPEN, MODERATE = "stories.comment.open", "stories.comment.moderate"
AGE = timedelta(days=7)
GONE = [Comment.Status.WITHDRAWN, Comment.Status.REMOVED]


def open_link(comment: Comment) -> str:
    token = signing.dumps(comment.uid.hex, salt=OPEN)
    return absolute(f"{comment.page.get_absolute_url()}reacties/{comment.uid}/openen/{token}/")


def read_open_token(token: str, comments) -> Comment | None:
    """One of these comments, for whom it was mailed to; None when there is nothing left of it to open."""
    found = comments.filter(uid=links.read_token(token, OPEN, AGE)).exclude(email="").exclude(status__in=GONE)
    return found.with_pages().first()


def moderation_token(comment: Comment, user: User) -> str:
    return signing.TimestampSigner(salt=MODERATE).sign_object(
        [comment.uid.hex, user.pk, editor_revision(comment)]
    )


def read_moderation_token(token: str) -> tuple[Comment, User, str] | None:
    """The comment, the moderator, and the state of the comment that the mail told of.

    Works for one decision, for a week, and for as long as the moderator is one.
    """
    try:
        uid, pk, base_revision = signing.TimestampSigner(salt=MODERATE).unsign_object(token, max_age=AGE)
    except signing.BadSignature:
        return None
    comment = Comment.objects.to_moderate().filter(uid=uid).with_pages().first()
    user = User.objects.filter(pk=pk, is_active=True, is_staff=True).first()
    if comment is None or user is None or not user.has_perm("stories.change_comment"):
        return None
    is_undecided = at_base_revision(comment, base_revision).decided_at == comment.decided_at
    return (comment, user, base_revision) if is_undecided else None
