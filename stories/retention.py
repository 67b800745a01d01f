"""How long is kept what readers wrote and was not placed, and how long their e-mail addresses."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from netwerk.http.pagecache import content_changed
from netwerk.mail.models import EmailAddress
from netwerk.privacy.retention import (
    ADDRESS,
    BACKUP,
    EARLIER_TEXT,
    REFUSED,
    purge_rule,
    unconfirmed_addresses,
)
from practices.models import Submission
from practices.retention import refused_tips

from .comments.moderation import erase_text
from .models import Comment, CommentVersion, Correction, Erasure, Report

Status = Comment.Status


def decided_before(period):
    old = Comment.objects.alias(moment=Coalesce("decided_at", "created_at"))
    return old.filter(moment__lt=timezone.now() - period, taken_over=False)


def empty_comments(comments):
    """What editors took away keeps its number, so that the replies keep their place."""
    for comment in comments:
        erase_text(comment)
        comment.name = "Anoniem"
        comment.save()
    content_changed()


def has_a_place():
    """Whether it was once shown, or is answered."""
    return Q(number__isnull=False) | Exists(
        Comment.objects.filter(Q(reply_to=OuterRef("pk")) | Q(thread=OuterRef("pk")))
    )


@purge_rule("refused and withdrawn comments, and spam")
def refused_comments():
    gone = [Status.REJECTED, Status.SPAM, Status.WITHDRAWN]
    return decided_before(REFUSED).filter(~has_a_place(), status__in=gone)


@purge_rule("words of comments that editors removed", empty_comments)
def removed_comments():
    taken_away = [Status.REMOVED, Status.SPAM, Status.REJECTED]
    return decided_before(REFUSED).filter(has_a_place(), status__in=taken_away).exclude(body="")


def drop_proposals(comments):
    for comment in comments:
        comment.drop_proposal()
        comment.reason = ""
        comment.save()


@purge_rule("refused changes of comments", drop_proposals)
def refused_changes():
    return Comment.objects.filter(proposal_refused_at__lt=timezone.now() - REFUSED)


def going():
    """What belongs to these goes with them, and is not counted once more."""
    return refused_comments().values("pk").union(removed_comments().values("pk"))


@purge_rule("refused reports about pages")
def refused_corrections():
    limit = timezone.now() - REFUSED
    refused = (Q(status=Correction.Status.LEFT) | Q(kind=Correction.Kind.MESSAGE)) & Q(handled_at__lt=limit)
    return Correction.objects.filter(refused | ~Q(caught_by="") & Q(created_at__lt=limit))


@purge_rule("earlier texts of comments")
def earlier_texts():
    old = CommentVersion.objects.filter(replaced_at__lt=timezone.now() - EARLIER_TEXT)
    return old.exclude(comment__in=going())


def silent(rows):
    """Those of addresses that sent neither a comment nor a tip for a year."""
    limit = timezone.now() - ADDRESS
    recent = {"email": OuterRef("email"), "created_at__gte": limit}
    spoke = Exists(Comment.objects.filter(**recent)) | Exists(Submission.objects.filter(**recent))
    return rows.filter(~spoke, created_at__lt=limit).exclude(email="")


def forget_address(rows):
    for row in rows:
        row.email = ""
        row.save(update_fields=["email"])


@purge_rule("addresses of comments", forget_address)
def addresses_of_comments():
    return silent(Comment.objects.exclude(pk__in=going()))


@purge_rule("addresses of tips that readers sent", forget_address)
def addresses_of_tips():
    return silent(Submission.objects.exclude(tip__in=refused_tips().values("pk")))


@purge_rule("addresses of reports of comments", forget_address)
def addresses_of_reports():
    return silent(Report.objects.exclude(comment__in=going()))


@purge_rule("addresses of reports about pages", forget_address)
def addresses_of_corrections():
    return silent(Correction.objects.exclude(pk__in=refused_corrections().values("pk")))


@purge_rule("addresses of readers")
def addresses():
    limit = timezone.now() - ADDRESS
    used = EmailAddress.objects.exclude(asked_at__gte=limit).exclude(confirmed_at__gte=limit)
    return silent(used.exclude(pk__in=unconfirmed_addresses().values("pk")))


@purge_rule("codes of erased addresses")
def old_erasures():
    return Erasure.objects.filter(erased_at__lt=timezone.now() - BACKUP)
