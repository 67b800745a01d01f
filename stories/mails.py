"""How the mails about comments, corrections and reviews read. Who gets them is said where something happens."""

from django.urls import reverse
from django.utils.timezone import localtime

from netwerk.accounts.models import User
from netwerk.content.site import absolute
from netwerk.mail.confirmation import asks_about
from netwerk.mail.kinds import Message, Stream, register_mail
from netwerk.mail.links import confirm_link
from netwerk.mail.mails import CONFIRM_SUBJECT
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.texts import mail_text

from .comments.notify import comment_moderators
from .comments.senders import add_senders
from .comments.tokens import moderation_token, open_link
from .mail_kinds import StoryMail
from .models import Comment, Correction, Report, Review
from .models.comment_querysets import EDIT_WINDOW
from .notify import correction_editors
from .privacy.held import PersonalData
from .privacy.links import link_for
from .publishing import may_review

Status = Comment.Status
MOST = 20  # comments in one mail; the rest is in the queue


@asks_about
def confirm_comment_mail(mail: Mail, address: EmailAddress) -> Message | None:
    """The title of the page, and no word of the comment: its writer may have given somebody else's address."""
    comment = Comment.objects.by_sender(address.email).filter(uid=mail.about).with_pages().first()
    if comment is None:
        return None
    return Message(CONFIRM_SUBJECT, mail_text("confirm_comment", comment=comment, link=open_link(comment)))


@register_mail(StoryMail.COMMENT_WAITS, to_reader=False)
def comment_waits(mail: Mail) -> Message | None:
    return comment_mail_for_moderator(mail, list(waiting().filter(uid=mail.about)))


@register_mail(StoryMail.COMMENTS_WAIT, to_reader=False)
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
    comments = Comment.objects.by_sender(mail.to).filter(uid=mail.about, status__in=statuses)
    return comments.with_pages().first()


@register_mail(StoryMail.COMMENT_RECEIVED, stream=Stream.COMMENTS)
def comment_received(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.WAITING)
    if comment is None:
        return None
    until = f"{localtime(comment.created_at + EDIT_WINDOW):%H.%M}"
    body = mail_text("comment_received", comment=comment, until=until, open_link=open_link(comment))
    return Message(f"Je reactie is binnen bij: {comment.page}", body)


@register_mail(StoryMail.COMMENT_PLACED, stream=Stream.COMMENTS)
def comment_placed(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED)
    if comment is None or not comment.is_visible:
        return None
    links = {"permalink": absolute(comment.get_absolute_url()), "open_link": open_link(comment)}
    return Message(
        f"Je reactie staat bij: {comment.page}", mail_text("comment_placed", comment=comment, **links)
    )


@register_mail(StoryMail.CHANGE_PLACED, stream=Stream.COMMENTS)
def change_placed(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED)
    if comment is None or not comment.is_visible or comment.edited_at is None:
        return None
    body = mail_text("change_placed", comment=comment, permalink=absolute(comment.get_absolute_url()))
    return Message(f"Je aangepaste reactie staat bij: {comment.page}", body)


@register_mail(StoryMail.CHANGE_REFUSED, stream=Stream.COMMENTS)
def change_refused(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED)
    if comment is None or comment.proposal_refused_at is None:
        return None
    body = mail_text("change_refused", comment=comment, permalink=absolute(comment.get_absolute_url()))
    return Message(f"Je aanpassing is niet geplaatst bij: {comment.page}", body)


@register_mail(StoryMail.COMMENT_REFUSED, stream=Stream.COMMENTS)
def comment_refused(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.REJECTED)
    if comment is None:
        return None
    return Message(
        f"Je reactie is niet geplaatst bij: {comment.page}", mail_text("comment_refused", comment=comment)
    )


@register_mail(StoryMail.COMMENT_REMOVED, stream=Stream.COMMENTS)
def comment_removed(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.REMOVED)
    if comment is None:
        return None
    return Message(
        f"Je reactie is weggehaald bij: {comment.page}", mail_text("comment_removed", comment=comment)
    )


@register_mail(StoryMail.COMMENT_ANSWERED, stream=Stream.ANSWERS)
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


@register_mail(StoryMail.REPORT_HANDLED, stream=Stream.REPORTS)
def report_handled(mail: Mail) -> Message | None:
    theirs = Report.objects.select_related("comment__story", "comment__tip").filter(email__iexact=mail.to)
    report = theirs.filter(uid=mail.about).first() if mail.about else None
    if report is None:
        return None
    comment = report.comment
    links = {"permalink": absolute(comment.get_absolute_url())}
    body = mail_text("report_handled", report=report, comment=comment, **links)
    return Message(f"Je melding over een reactie bij: {comment.page}", body)


@register_mail(StoryMail.COMMENT_MADE_INTO_TIP, stream=Stream.COMMENTS)
def comment_made_into_tip(mail: Mail) -> Message | None:
    comment = of_writer(mail, Status.APPROVED, Status.WAITING)
    if comment is None or comment.made_into is None:
        return None
    links = {"permalink": absolute(comment.made_into.get_absolute_url()), "open_link": open_link(comment)}
    is_public = type(comment.made_into).objects.published().filter(pk=comment.made_into_id).exists()
    body = mail_text("comment_made_into_tip", comment=comment, is_public=is_public, **links)
    return Message("Van je reactie maken we een tip", body)


def correction_of(mail: Mail, **wanted) -> Correction | None:
    """What the mail is about, when it is still so."""
    if mail.about is None:
        return None
    rows = Correction.objects.filter(uid=mail.about, **wanted)
    return rows.select_related(*Correction.KINDS_OF_PAGE).first()


def page_of(correction: Correction) -> str:
    """The address of what it is about; empty when readers cannot see that now."""
    page = correction.about
    is_public = Correction.with_page(type(page)).filter(pk=page.pk).exists()
    return absolute(page.get_absolute_url()) if is_public else ""


@asks_about
def confirm_correction_mail(mail: Mail, address: EmailAddress) -> Message | None:
    """No word of the sender, who may have given somebody else's address."""
    if correction_of(mail, email=address.email) is None:
        return None
    return Message(CONFIRM_SUBJECT, mail_text("confirm_correction", link=confirm_link(address)))


@register_mail(StoryMail.CORRECTION_SENT_IN, to_reader=False)
def correction_for_editors(mail: Mail) -> Message | None:
    """Nothing when it was handled meanwhile, or when this address is no editor's any more."""
    correction = correction_of(mail, status=Correction.Status.OPEN)
    if correction is None or not correction_editors().filter(email__iexact=mail.to).exists():
        return None
    queue_url = absolute(reverse("admin:stories_correction_changelist"))
    body = mail_text("correction_sent_in", correction=correction, page=page_of(correction), queue=queue_url)
    return Message(f"{correction.get_kind_display()}: {correction.title}", body)


@register_mail(StoryMail.CORRECTION_RECEIVED, stream=Stream.REPORTS)
def correction_received(mail: Mail) -> Message | None:
    return for_sender(mail, "Je melding is binnen over", "correction_received", status=Correction.Status.OPEN)


@register_mail(StoryMail.CORRECTION_HANDLED, stream=Stream.REPORTS)
def correction_handled(mail: Mail) -> Message | None:
    done = [Correction.Status.UPDATED, Correction.Status.LEFT]
    return for_sender(mail, "Je melding is bekeken over", "correction_handled", status__in=done)


def for_sender(mail: Mail, subject: str, name: str, **wanted) -> Message | None:
    correction = correction_of(mail, email=mail.to, **wanted)
    if correction is None:
        return None
    body = mail_text(name, correction=correction, page=page_of(correction))
    return Message(f"{subject}: {correction.title}", body)


def review_of(mail: Mail, person: str, outcomes: list[str]) -> Review | None:
    """What the mail is about, when it is still so and its reader is an editor still."""
    if mail.about is None:
        return None
    reviews = Review.objects.select_related("story", "asked_by", "decided_by")
    reader = may_review().filter(email__iexact=mail.to)
    return reviews.filter(**{f"{person}__in": reader}, uid=mail.about, outcome__in=outcomes).first()


def review_address(review: Review) -> str:
    return absolute(reverse("admin:stories_story_change", args=[review.story_id]))


@register_mail(StoryMail.REVIEW_ASKED, to_reader=False)
def review_asked(mail: Mail) -> Message | None:
    review = review_of(mail, "reviewer", [Review.Outcome.OPEN])
    if review is None:
        return None
    body = mail_text("review_asked", review=review, form=review_address(review))
    return Message(f"Wil je dit verhaal beoordelen: {review.story}", body)


@register_mail(StoryMail.REVIEW_DONE, to_reader=False)
def review_done(mail: Mail) -> Message | None:
    review = review_of(mail, "asked_by", [Review.Outcome.APPROVED, Review.Outcome.RETURNED])
    if review is None:
        return None
    subject = "Goedgekeurd" if review.outcome == Review.Outcome.APPROVED else "Teruggestuurd"
    body = mail_text("review_done", review=review, story=review.story, form=review_address(review))
    return Message(f"{subject}: {review.story}", body)


@register_mail(StoryMail.MY_COMMENTS, to_reader=False)  # asked for at this moment, by whoever can read it
def my_comments(mail: Mail) -> Message | None:
    """Whether there is anything is found out here, so that asking takes as long for an unknown address."""
    if not PersonalData.of(mail.to).something():
        return None
    return Message("Je reacties en tips op netwerk", mail_text("my_comments", link=link_for(mail.to)))
