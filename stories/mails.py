"""How the mails about comments read. Which are sent, and when, is said in ``stories/comments/mails.py``."""

from django.urls import reverse
from django.utils.timezone import localtime

from netwerk.accounts.models import User
from netwerk.content.site import absolute
from netwerk.mail.confirmation import asks_about
from netwerk.mail.kinds import Message, Stream, register_mail
from netwerk.mail.mails import CONFIRM_SUBJECT
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.texts import mail_text

from .comments.mails import comment_moderators
from .comments.senders import add_senders
from .comments.tokens import moderation_token, open_link
from .models import Comment, Report
from .models.comment import EDIT_WINDOW

Status = Comment.Status
MOST = 20  # comments in one mail; the rest is in the queue


@asks_about
def confirm_comment_mail(mail: Mail, address: EmailAddress) -> Message | None:
    """The title of the page, and no word of the comment: its writer may have given somebody else's address."""
    comment = Comment.objects.by_sender(address.email).filter(uid=mail.about).with_pages().first()
    if comment is None:
        return None
    return Message(CONFIRM_SUBJECT, mail_text("confirm_comment", comment=comment, link=open_link(comment)))


@register_mail("reactie-wacht", to_reader=False)
def comment_waits(mail: Mail) -> Message | None:
    return comment_mail_for_moderator(mail, list(waiting().filter(uid=mail.about)))


@register_mail("reacties-wachten", to_reader=False)
def comments_wait(mail: Mail) -> Message | None:
    return comment_mail_for_moderator(mail, list(waiting()[:MOST]))


def waiting():
    return Comment.objects.to_moderate().select_related("story", "tip", "reply_to").order_by("created_at")


def comment_mail_for_moderator(mail: Mail, comments: list[Comment]) -> Message | None:
    """Nothing when it was all decided meanwhile, or when this address is no moderator's any more."""
    user = comment_moderators().filter(email__iexact=mail.to).first()
    if user is None or not comments:
        return None
    add_senders(comments)
    many = f"{len(comments)} reacties wachten" if len(comments) > 1 else "Reactie wacht"
    queue = absolute(reverse("admin:stories_comment_changelist"))
    body = mail_text(
        "comments_wait", comments=[to_decide(comment, user) for comment in comments], queue=queue
    )
    return Message(f"{many}: {comments[0].page}", body)


def to_decide(comment: Comment, user: User) -> dict:
    token = moderation_token(comment, user)
    return {
        "comment": comment,
        "page_url": absolute(comment.page.get_absolute_url()),
        "about": comment.about,
        "decide": absolute(reverse("stories:comment-moderate", args=[token])),
    }


def of_writer(mail: Mail, *statuses: str) -> Comment | None:
    """The comment that a mail to its writer is about, when it is still so."""
    found = Comment.objects.by_sender(mail.to).filter(uid=mail.about, status__in=statuses)
    return found.with_pages().first()


@register_mail("reactie-ontvangen", stream=Stream.COMMENTS)
def comment_received(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.WAITING)
    if comment is None:
        return None
    until = f"{localtime(comment.created_at + EDIT_WINDOW):%H.%M}"
    body = mail_text("comment_received", comment=comment, until=until, open_link=open_link(comment))
    return Message(f"Je reactie is binnen bij: {comment.page}", body)


@register_mail("reactie-geplaatst", stream=Stream.COMMENTS)
def comment_placed(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED)
    if comment is None or not comment.is_visible:
        return None
    links = {"permalink": absolute(comment.get_absolute_url()), "open_link": open_link(comment)}
    return Message(
        f"Je reactie staat bij: {comment.page}", mail_text("comment_placed", comment=comment, **links)
    )


@register_mail("reactie-aanpassing-geplaatst", stream=Stream.COMMENTS)
def change_placed(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED)
    if comment is None or not comment.is_visible or comment.edited_at is None:
        return None
    body = mail_text("change_placed", comment=comment, permalink=absolute(comment.get_absolute_url()))
    return Message(f"Je aangepaste reactie staat bij: {comment.page}", body)


@register_mail("reactie-aanpassing-afgewezen", stream=Stream.COMMENTS)
def change_refused(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED)
    if comment is None or comment.proposal_refused_at is None:
        return None
    body = mail_text("change_refused", comment=comment, permalink=absolute(comment.get_absolute_url()))
    return Message(f"Je aanpassing is niet geplaatst bij: {comment.page}", body)


@register_mail("reactie-afgewezen", stream=Stream.COMMENTS)
def comment_refused(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.REJECTED)
    if comment is None:
        return None
    return Message(
        f"Je reactie is niet geplaatst bij: {comment.page}", mail_text("comment_refused", comment=comment)
    )


@register_mail("reactie-weggehaald", stream=Stream.COMMENTS)
def comment_removed(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.REMOVED)
    if comment is None:
        return None
    return Message(
        f"Je reactie is weggehaald bij: {comment.page}", mail_text("comment_removed", comment=comment)
    )


@register_mail("reactie-antwoord", stream=Stream.ANSWERS)
def comment_answered(mail: Mail) -> Message | None:
    """To whom is answered. The answer is the comment that the mail is about."""
    answer = (
        Comment.objects.visible().select_related("story", "tip", "reply_to").filter(uid=mail.about).first()
    )
    if answer is None or answer.reply_to is None or answer.reply_to.email != mail.to:
        return None
    permalink = absolute(answer.get_absolute_url())
    body = mail_text("comment_answered", answer=answer, permalink=permalink)
    return Message(f"Antwoord op je reactie bij: {answer.page}", body)


@register_mail("melding-afgehandeld", stream=Stream.REPORTS)
def report_handled(mail: Mail) -> Message | None:
    theirs = Report.objects.select_related("comment__story", "comment__tip").filter(email__iexact=mail.to)
    report = theirs.filter(uid=mail.about).first() if mail.about else None
    if report is None:
        return None
    comment = report.comment
    links = {"permalink": absolute(comment.get_absolute_url())}
    body = mail_text("report_handled", report=report, comment=comment, **links)
    return Message(f"Je melding over een reactie bij: {comment.page}", body)


@register_mail("reactie-tip", stream=Stream.COMMENTS)
def comment_made_into_tip(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED, Status.WAITING)
    if comment is None or comment.made_into is None:
        return None
    links = {"permalink": absolute(comment.made_into.get_absolute_url()), "open_link": open_link(comment)}
    is_public = type(comment.made_into).objects.published().filter(pk=comment.made_into_id).exists()
    body = mail_text("comment_made_into_tip", comment=comment, is_public=is_public, **links)
    return Message("Van je reactie maken we een tip", body)
