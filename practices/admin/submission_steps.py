"""What an editor can do with a tip that was sent in, and what is asked first."""

from dataclasses import dataclass

from django import forms

from ..models import Submission, Tip
from ..submissions import review

Status = Tip.Status


class QuestionForm(forms.Form):
    question = forms.CharField(
        label="Je vraag",
        max_length=2_000,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf je vraag."},
    )


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label="De reden",
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Schrijf waarom je de tip afwijst."},
    )


@dataclass(frozen=True)
class SubmissionStep:
    status: Status
    title: str
    explanation: str
    button: str
    form_class: type[forms.Form] = forms.Form

    def take(self, submission: Submission, form, by) -> None:
        match self.status:
            case Status.ACCEPTED:
                review.accept(submission, by=by)
            case Status.ASKED:
                review.ask_sender(submission, form.cleaned_data["question"], by=by)
            case Status.REFUSED:
                review.refuse(submission, form.cleaned_data["reason"], by=by)


STEPS = {
    "aannemen": SubmissionStep(
        Status.ACCEPTED,
        "Tip aannemen",
        "De tip staat meteen op de site, zoals hij nu bij de tips staat. De inzender krijgt een mail met de link.",
        "Neem de tip aan",
    ),
    "vragen": SubmissionStep(
        Status.ASKED,
        "Vraag stellen",
        "De inzender krijgt je vraag per mail, met een link om te antwoorden.",
        "Verstuur de vraag",
        QuestionForm,
    ),
    "afwijzen": SubmissionStep(
        Status.REFUSED,
        "Tip afwijzen",
        "De tip komt niet op de site. De inzender krijgt de reden per mail.",
        "Wijs de tip af",
        RefusalForm,
    ),
}
