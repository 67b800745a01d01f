"""How the mails about a tip of a reader read. Which are sent, and when, is said in ``sending_in/mails.py``."""

from django.urls import reverse

from netwerk.content.site import absolute
from netwerk.mail.confirmation import asks_about
from netwerk.mail.kinds import Message, Stream, register_mail
from netwerk.mail.links import confirm_link
from netwerk.mail.mails import CONFIRM_SUBJECT
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.texts import mail_text

from .models import Submission, Tip
from .submissions.answer import answer_address
from .submissions.mails import tip_moderators

Status = Tip.Status


def submission_of(mail: Mail, **wanted) -> Submission | None:
    """What the mail is about, when it is still so."""
    if mail.about is None:
        return None
    return Submission.objects.filter(uid=mail.about, **wanted).select_related("tip", "story").first()


@asks_about
def confirm_tip_mail(mail: Mail, address: EmailAddress) -> Message | None:
    """No word of the tip: its sender may have given somebody else's address."""
    if submission_of(mail, email=address.email) is None:
        return None
    return Message(CONFIRM_SUBJECT, mail_text("confirm_tip", link=confirm_link(address)))


def tip_mail_for_moderator(mail: Mail, subject: str, name: str) -> Message | None:
    """Nothing when it was decided meanwhile, or when this address is no moderator's any more."""
    submission = submission_of(mail, tip__status=Status.SENT_IN)
    if submission is None or not tip_moderators().filter(email__iexact=mail.to).exists():
        return None
    review = absolute(reverse("admin:practices_submission_change", args=[submission.pk]))
    return Message(f"{subject}: {submission.title}", mail_text(name, submission=submission, review=review))


@register_mail("tip-ingestuurd", to_reader=False)
def tip_sent_in(mail: Mail) -> Message | None:
    return tip_mail_for_moderator(mail, "Nieuwe tip", "tip_sent_in")


@register_mail("tip-beantwoord", to_reader=False)
def tip_answered(mail: Mail) -> Message | None:
    return tip_mail_for_moderator(mail, "Antwoord over de tip", "tip_answered")


@register_mail("tip-aangenomen", stream=Stream.TIPS)
def tip_accepted(mail: Mail) -> Message | None:
    submission = submission_of(mail, email=mail.to, tip__status=Status.ACCEPTED)
    if submission is None or not Tip.objects.published().filter(pk=submission.tip_id).exists():
        return None
    permalink = absolute(submission.tip.get_absolute_url())
    return Message(
        "Je tip staat op netwerk", mail_text("tip_accepted", submission=submission, permalink=permalink)
    )


@register_mail("tip-vraag", stream=Stream.TIPS)
def tip_asked(mail: Mail) -> Message | None:
    submission = submission_of(mail, email=mail.to, tip__status=Status.ASKED)
    if submission is None:
        return None
    link = answer_address(submission)
    return Message("Een vraag over je tip", mail_text("tip_asked", submission=submission, link=link))


@register_mail("tip-afgewezen", stream=Stream.TIPS)
def tip_refused(mail: Mail) -> Message | None:
    submission = submission_of(mail, email=mail.to, tip__status=Status.REFUSED)
    if submission is None:
        return None
    return Message("We plaatsen je tip niet", mail_text("tip_refused", submission=submission))
