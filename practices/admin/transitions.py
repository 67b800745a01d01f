"""What an editor can do with a tip that was sent in, and what is asked first."""

from django import forms

from netwerk.editing.transitions import Transition, TransitionForm, by_name

from ..models import Submission, Tip
from ..submissions import review

Status = Tip.Status


class QuestionForm(TransitionForm):
    question = forms.CharField(
        label="Je vraag",
        max_length=2_000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf je vraag."},
    )


class RefusalForm(TransitionForm):
    reason = forms.CharField(
        label="De reden",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Schrijf waarom je de tip afwijst."},
    )


def can_be_asked(submission: Submission) -> bool:
    return bool(submission.email)


SUBMISSION_TRANSITIONS = by_name(
    Transition(
        name="aannemen",
        label="Tip aannemen",
        explanation="De tip staat meteen op de site, zoals hij nu bij de tips staat."
        " De inzender krijgt een mail met de link.",
        done=f"{review.DONE[Status.ACCEPTED]}: “{{}}”.",
        button="Neem de tip aan",
        sources=review.ALLOWED[Status.ACCEPTED],
        target=Status.ACCEPTED,
        effect=review.accept,
    ),
    Transition(
        name="vragen",
        label="Vraag stellen",
        explanation="De inzender krijgt je vraag per mail, met een link om te antwoorden.",
        done=f"{review.DONE[Status.ASKED]}: “{{}}”.",
        button="Verstuur de vraag",
        sources=review.ALLOWED[Status.ASKED],
        target=Status.ASKED,
        form_class=QuestionForm,
        guard=can_be_asked,
        effect=review.ask_sender,
    ),
    Transition(
        name="afwijzen",
        label="Tip afwijzen",
        explanation="De tip komt niet op de site. De inzender krijgt de reden per mail.",
        done=f"{review.DONE[Status.REFUSED]}: “{{}}”.",
        button="Wijs de tip af",
        sources=review.ALLOWED[Status.REFUSED],
        target=Status.REFUSED,
        form_class=RefusalForm,
        effect=review.refuse,
    ),
)
