"""How the mails between editors about a review read. When they are sent is said in ``publishing.py``."""

from django.urls import reverse

from netwerk.content.site import absolute
from netwerk.mail.kinds import Message, register_mail
from netwerk.mail.models import Mail
from netwerk.mail.texts import mail_text

from .models import Review
from .publishing import may_review

Outcome = Review.Outcome


def review_of(mail: Mail, person: str, outcomes: list[str]) -> Review | None:
    """What the mail is about, when it is still so and its reader is an editor still."""
    if mail.about is None:
        return None
    reviews = Review.objects.select_related("story", "asked_by", "decided_by")
    reader = may_review().filter(email__iexact=mail.to)
    return reviews.filter(**{f"{person}__in": reader}, uid=mail.about, outcome__in=outcomes).first()


def review_address(review: Review) -> str:
    return absolute(reverse("admin:stories_story_change", args=[review.story_id]))


@register_mail("beoordeling-gevraagd", to_reader=False)
def review_asked(mail: Mail) -> Message | None:
    review = review_of(mail, "reviewer", [Outcome.OPEN])
    if review is None:
        return None
    body = mail_text("review_asked", review=review, form=review_address(review))
    return Message(f"Wil je dit verhaal beoordelen: {review.story}", body)


@register_mail("beoordeling-klaar", to_reader=False)
def review_done(mail: Mail) -> Message | None:
    review = review_of(mail, "asked_by", [Outcome.APPROVED, Outcome.RETURNED])
    if review is None:
        return None
    subject = "Goedgekeurd" if review.outcome == Outcome.APPROVED else "Teruggestuurd"
    body = mail_text("review_done", review=review, story=review.story, form=review_address(review))
    return Message(f"{subject}: {review.story}", body)
