"""Which mail a comment leads to. How each reads is said here too."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from netwerk.accounts.roles import staff_who_may
from netwerk.mail.models import Mail
from netwerk.mail.outbox import new_mail, queue, queue_all
from stories.models import Comment


def comment_moderators():
    """Who decides about comments, and can be reached; in one order, so that two comments never wait for each other."""
    return staff_who_may("stories.change_comment").exclude(email="").order_by("pk")


def moderator_addresses() -> list[tuple[int, str]]:
    """Remembered for a minute: it is asked at every comment. Whoever is none any more is left out when it is sent."""
    addresses = cache.get("stories.moderators")
    if addresses is None:
        addresses = list(comment_moderators().values_list("pk", "email"))
        cache.set("stories.moderators", addresses, 60)
    return addresses


def tell_comment_moderators(comment: Comment) -> None:
    queue_all(to_moderators(comment))


def tell_comment_received(comment: Comment) -> None:
    """A comment waits: moderators hear of it, and its writer gets the way back to it."""
    queue_all([*to_moderators(comment), *to_writer(comment)])


def to_moderators(comment: Comment) -> list[Mail]:
    next_hour = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    # Once for each time it begins to wait: new, changed, or reported after a decision.
    moments = "".join(f":{moment.timestamp() if moment else 0}" for moment in moments_of(comment))
    mails = []
    for pk, email in moderator_addresses():
        if settings.MODERATION_MAIL_HOURLY:
            key = f"reacties-wachten:{next_hour:%Y%m%d%H}:{pk}"
            mails.append(new_mail("reacties-wachten", email, key=key, send_after=next_hour))
        else:
            key = f"reactie-wacht:{comment.uid}{moments}:{pk}"
            mails.append(new_mail("reactie-wacht", email, key=key, about=comment.uid))
    return mails


def moments_of(comment: Comment):
    return comment.edited_at, comment.decided_at, comment.proposed_at


def to_writer(comment: Comment) -> list[Mail]:
    """Once a day for a page: anybody can type somebody's address."""
    if not comment.email:
        return []
    page = comment.story_id or f"tip-{comment.tip_id}"
    key = f"reactie-ontvangen:{page}:{comment.email}:{timezone.localdate().isoformat()}"
    return [new_mail("reactie-ontvangen", comment.email, key=key[:200], about=comment.uid)]


def tell_decision(comment: Comment) -> None:
    """The writer hears what was decided; whoever is answered hears of an answer. Spam is told to nobody."""
    told = {
        Comment.Status.APPROVED: "reactie-geplaatst",
        Comment.Status.REJECTED: "reactie-afgewezen",
        Comment.Status.REMOVED: "reactie-weggehaald",
    }
    kind = told.get(Comment.Status(comment.status))
    if kind:
        tell_writer(kind, comment)
    answered = comment.reply_to
    if comment.status == Comment.Status.APPROVED and answered and answered.email not in {"", comment.email}:
        queue("reactie-antwoord", answered.email, key=f"reactie-antwoord:{comment.uid}", about=comment.uid)


def tell_writer(kind: str, comment: Comment) -> None:
    """Once for each decision."""
    moment = comment.decided_at.timestamp() if comment.decided_at else 0
    if comment.email:
        queue(kind, comment.email, key=f"{kind}:{comment.uid}:{moment}", about=comment.uid)


def tell_reporters(reports) -> None:
    """Who said that a comment should not be there, hears what the editors did with it."""
    for report in reports.exclude(email=""):
        key = f"melding-afgehandeld:{report.uid}"
        queue("melding-afgehandeld", report.email, key=key, about=report.uid)
