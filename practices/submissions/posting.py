"""Storing what a reader sends: a tip for the editors, once for each form that was shown."""

from django.db import IntegrityError, transaction
from django.utils.html import linebreaks

from netwerk.mail.confirmation import ask_to_confirm
from netwerk.publicforms.limits import sending_limits, wait_for
from netwerk.search.indexing import batch

from ..models import Submission, Tip
from . import mails


def is_sent(form) -> bool:
    return Submission.objects.filter(form_token=form.token).exists()


def send(form, client: str, *, story=None) -> int:
    """Store the tip of a valid form. 0 when it is there, otherwise the seconds to wait."""
    try:
        with transaction.atomic():
            wait = wait_for(sending_limits("tip", client=client, sender=form.cleaned_data["email"]))
            if not wait:
                with batch():
                    store_submission(form, client, story)
    except IntegrityError:
        if not is_sent(form):
            raise
        return 0  # the same form at the same moment: the other one stored it
    return wait


def store_submission(form, client: str, story) -> None:
    words = ("title", "explanation", "situation", "name", "organisation", "may_be_named")
    submission = Submission(
        form_token=form.token,
        story=story,
        email=form.cleaned_data["email"],
        caught_by=form.spam or form.held,
        **{word: form.cleaned_data[word] for word in words},
    )
    submission.tip = Tip(
        status=Tip.Status.SENT_IN,
        title=submission.title,
        explanation=linebreaks(submission.explanation, autoescape=True),
        contributor_name=credit(submission),
    )
    submission.tip.save()
    submission.save()
    if form.chosen_topic:
        submission.tip.topics.set([form.chosen_topic])
    if not form.spam:
        mails.tell_tip_moderators("tip-ingestuurd", submission)
        if submission.email:
            ask_to_confirm(submission.email, client, about=submission.uid)


def credit(submission: Submission) -> str:
    """The name readers see at the tip: nothing without the sender's consent."""
    if not submission.may_be_named:
        return ""
    both = ", ".join(filter(None, [submission.name, submission.organisation]))
    longest = Tip._meta.get_field("contributor_name").max_length or 0
    return both if len(both) <= longest else submission.name
