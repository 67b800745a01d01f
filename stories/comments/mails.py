"""Which mail a comment leads to. How each reads is said here too."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from netwerk.mail import queue
from netwerk.models import User
from stories.models import Comment


def moderators():
    """Who decides about comments, and can be reached."""
    everybody = User.objects.with_perm(
        "stories.change_comment", backend="django.contrib.auth.backends.ModelBackend"
    )
    return everybody.filter(is_active=True, is_staff=True).exclude(Q(email=""))


def tell_moderators(comment: Comment) -> None:
    now = timezone.now()
    for user in moderators():
        if settings.MODERATION_MAIL_HOURLY:
            next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
            key = f"reacties-wachten:{next_hour:%Y%m%d%H}:{user.pk}"
            queue("reacties-wachten", user.email, key=key, send_after=next_hour)
        else:
            version = comment.edited_at.timestamp() if comment.edited_at else 0
            key = f"reactie-wacht:{comment.uid}:{version}:{user.pk}"
            queue("reactie-wacht", user.email, key=key, about=comment.uid)


def tell_decision(comment: Comment) -> None:
    """The writer hears what was decided; whoever is answered hears of an answer. Spam is told to nobody."""
    told = {
        Comment.Status.APPROVED: "reactie-geplaatst",
        Comment.Status.REJECTED: "reactie-afgewezen",
        Comment.Status.REMOVED: "reactie-weggehaald",
    }
    kind = told.get(Comment.Status(comment.status))
    if kind and comment.email:
        queue(kind, comment.email, key=f"{kind}:{comment.uid}", about=comment.uid)
    answered = comment.reply_to
    if comment.status == Comment.Status.APPROVED and answered and answered.email not in {"", comment.email}:
        queue("reactie-antwoord", answered.email, key=f"reactie-antwoord:{comment.uid}", about=comment.uid)
