"""Which comments are of this browser: a signed cookie that exists after the first comment, and only for its page.

It holds no more than the public ids of the comments; without the signature they open nothing.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core import signing

from practices.models import Tip
from stories.models import Comment, Story

NAME = settings.OWN_COMMENTS_COOKIE
AGE = timedelta(days=365)  # withdrawing is always possible
MOST = 30  # a cookie has room for so many


def salt(page: Story | Tip) -> str:
    return f"stories.own-comments.{'tip-' if isinstance(page, Tip) else ''}{page.pk}"


def own_uids(request, page: Story | Tip) -> list[uuid.UUID]:
    """The comments of this browser; none when the cookie is not ours, of another page or too old."""
    try:
        uids = signing.loads(request.COOKIES.get(NAME, ""), salt=salt(page), max_age=AGE)
        return [uuid.UUID(uid) for uid in uids]
    except (signing.BadSignature, TypeError, ValueError):
        return []


def remember_comment(response, request, comment: Comment) -> None:
    """Let this browser change and withdraw the comment."""
    uids = [uid for uid in own_uids(request, comment.page) if uid != comment.uid]
    value = signing.dumps([uid.hex for uid in [*uids, comment.uid][-MOST:]], salt=salt(comment.page))
    response.set_cookie(
        NAME,
        value,
        max_age=AGE,
        path=comment.page.get_absolute_url(),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
