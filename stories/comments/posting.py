"""Taking a comment in, and reporting it: each in one transaction, so that it is there whole or not at all."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.db.models.functions import Now

from netwerk.http.pagecache import content_changed
from netwerk.mail.confirmation import ask_to_confirm
from netwerk.mail.trusted_author import is_trusted_author
from netwerk.publicforms.limits import MINUTE, Limit, sending_limits, wait_for
from netwerk.publicforms.senders import client_key
from practices.models import Tip
from stories.models import Comment, Report, Story

from . import mails
from .moderation import locked_comment, place_comment

Status = Comment.Status
REPORT_LIMIT = Limit("melding", 10, 60 * MINUTE)
REPORT_SITE_LIMIT = Limit("melding-site", 60, 60 * MINUTE)  # what comes after hides nothing
BUSY_PAGE, BUSY_SITE = 60, 300  # comments in an hour; what comes after waits for the editors
SPREAD = 3  # pages with the same words


class TooFast(Exception):
    def __init__(self, seconds: int):
        super().__init__(seconds)
        self.seconds = seconds


class Closed(Exception):
    """The page took no comments any more when it came to it."""


@dataclass(frozen=True)
class Sender:
    """Who sends, as far as we know: the computer's key of today, the browser, and whether the address is proven."""

    client: str
    browser: str
    is_known: bool = False

    @classmethod
    def of(cls, request, email: str = "") -> "Sender":
        browser = request.META.get("CSRF_COOKIE", "")
        return cls(client_key(request), browser, bool(email) and is_trusted_author(request, email))

    def limits(self, email: str) -> list[tuple[Limit, str]]:
        return sending_limits("reactie", client=self.client, sender=email or self.browser)


def post(form, sender: Sender, *, about=None) -> Comment:
    """Store the comment of a valid form, once. ``about`` is the tip or lesson of the story that it is about.

    Raises ``TooFast`` and ``Closed``; then nothing is stored, and nothing was counted.
    """
    try:
        return post_once(form, sender, about)
    except (Closed, TooFast, IntegrityError):  # refused, unless this very form was taken in before
        if sent := Comment.objects.filter(form_token=form.token).first():
            return sent
        raise


@transaction.atomic
def post_once(form, sender: Sender, about) -> Comment:
    # The lock makes numbers, closing and the same form sent twice wait for each other.
    pages = type(form.page).objects.select_for_update(no_key=True)
    page = pages.published().annotate(moment=Now()).filter(pk=form.page.pk).first()
    if page is None or not page.takes_comments(page.moment):
        raise Closed
    if seconds := wait_for(sender.limits(form.cleaned_data["email"])):
        raise TooFast(seconds)
    comment = written(form, page, about)
    if comment.status == Status.WAITING and not comment.caught_by:
        comment.caught_by = flood(comment)
        if not comment.caught_by and sender.is_known and is_trusted(comment.email):
            place_comment(comment)
    comment.save()
    tell_of_comment(comment, sender)
    return comment


def written(form, page: Story | Tip, about) -> Comment:
    """The comment of a valid form, not stored yet."""
    data = form.cleaned_data
    comment = Comment.at(page, reply_to=form.reply_to, form_token=form.token)
    comment.name, comment.email, comment.body = data["name"], data["email"], data["body"]
    comment.kind, comment.caught_by = data.get("kind", ""), form.spam or form.held
    comment.status = Status.SPAM if form.spam else Status.WAITING
    if about:
        setattr(comment, about._meta.model_name, about)
    return comment


def tell_of_comment(comment: Comment, sender: Sender) -> None:
    if comment.status == Status.APPROVED:
        mails.tell_decision(comment)
        content_changed()
    elif comment.status == Status.WAITING:
        mails.tell_comment_received(comment)
    if comment.email and comment.status != Status.SPAM:
        ask_to_confirm(comment.email, sender.client, about=comment.uid)


def flood(comment: Comment) -> str:
    """Why an editor should look first, however good each comment may be; empty when all is quiet."""
    hour = Q(created_at__gt=Now() - timedelta(hours=1))
    here = Q(pk__in=comment.page.comments.values("pk"))
    same = Q(body=comment.body) & ~here
    counted = Comment.objects.filter(created_at__gt=Now() - timedelta(days=1)).aggregate(
        here=Count("pk", filter=hour & here),
        all=Count("pk", filter=hour),
        stories=Count("story", filter=same, distinct=True),
        tips=Count("tip", filter=same & Q(story=None), distinct=True),
    )
    if counted["here"] >= BUSY_PAGE or counted["all"] >= BUSY_SITE:
        return "Veel reacties in korte tijd"
    if counted["stories"] + counted["tips"] >= SPREAD - 1:
        return f"Dezelfde tekst op {SPREAD} pagina’s of meer"
    return ""


def is_trusted(email: str) -> bool:
    return Comment.objects.by_sender(email).filter(status=Status.APPROVED, taken_over=False).exists()


@transaction.atomic
def store_report(comment: Comment, form, client: str) -> None:
    """Store a report, one for each computer; enough of them hide the comment until an editor looks."""
    if seconds := REPORT_LIMIT.take(client):
        raise TooFast(seconds)
    now = locked_comment(comment)
    data = form.cleaned_data
    told = Report(comment=now, reporter=client, form_token=form.token, reason=data["reason"])
    told.note, told.email = data["note"], data["email"]
    told.counts = not REPORT_SITE_LIMIT.take("site")
    Report.objects.bulk_create([told], ignore_conflicts=True)
    since = now.reports.filter(handled_at=None, counts=True).count()
    if since >= settings.REPORTS_THAT_HIDE and now.is_visible and now.can_be_hidden_by_readers:
        Comment.objects.filter(pk=now.pk).update(hidden_at=Now())
        mails.tell_comment_moderators(now)
        content_changed()
    if told.email:
        ask_to_confirm(told.email, client, about=told.uid)
