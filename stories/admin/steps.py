"""What an editor can do with a story in each of its states, and what is asked first."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from netwerk.accounts.models import User

from .. import publishing
from ..models import Review, Story
from ..publishing import State
from .moments import MomentField

MOST = 1_000


class StepForm(forms.Form):
    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)


class ReviewerField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return user.get_full_name() or user.get_username()


class ReviewForm(StepForm):
    reviewer = ReviewerField(
        User.objects.none(),
        label="Wie beoordeelt het verhaal?",
        empty_label="Kies een collega",
        error_messages={"required": "Kies een collega."},
    )
    note = forms.CharField(
        label="Wat wil je vragen? (niet verplicht)",
        required=False,
        max_length=MOST,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        reviewer: Any = self.fields["reviewer"]
        reviewer.queryset = publishing.may_review().exclude(pk=user.pk)


class RemarkForm(StepForm):
    remark = forms.CharField(
        label="Je opmerking",
        max_length=MOST,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf wat er nog moet gebeuren."},
    )


class MomentForm(StepForm):
    at = MomentField(
        label="Wanneer komt het verhaal op de site?",
        error_messages={"required": "Kies een dag en een tijd.", "invalid": "Kies een dag en een tijd."},
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise ValidationError("Dit moment is voorbij. Kies een moment in de toekomst.")
        return at


@dataclass(frozen=True)
class StoryStep:
    """``done`` completes a sentence about the story; ``publishes`` asks for the checks first."""

    title: str
    explanation: str
    done: str
    states: set[State]
    form_class: type[StepForm] = StepForm
    publishes: bool = False
    danger: bool = field(default=False, kw_only=True)


STEPS = {
    "beoordelen": StoryStep(
        "Stuur ter beoordeling",
        "Je collega krijgt een mail met een link naar dit verhaal. Je kunt het verhaal blijven wijzigen.",
        "is ter beoordeling gestuurd",
        {State.DRAFT},
        ReviewForm,
    ),
    "goedkeuren": StoryStep(
        "Keur goed en publiceer",
        "Het verhaal staat meteen op de site. Wie de beoordeling vroeg, krijgt een mail.",
        "is goedgekeurd en gepubliceerd",
        {State.IN_REVIEW},
        publishes=True,
    ),
    "terugsturen": StoryStep(
        "Stuur terug met een opmerking",
        "Het verhaal is weer een concept. Wie de beoordeling vroeg, krijgt je opmerking per mail.",
        "is teruggestuurd",
        {State.IN_REVIEW},
        RemarkForm,
    ),
    "publiceren": StoryStep(
        "Publiceer nu",
        "Het verhaal staat meteen op de site, met alle lessen, tips en citaten erin.",
        "is gepubliceerd",
        {State.DRAFT, State.SCHEDULED, State.ARCHIVED},
        publishes=True,
    ),
    "plannen": StoryStep(
        "Plan",
        "Het verhaal komt op dat moment vanzelf op de site. Tot dan ziet geen lezer het.",
        "is gepland",
        {State.DRAFT, State.IN_REVIEW, State.SCHEDULED, State.ARCHIVED},
        MomentForm,
        publishes=True,
    ),
    "concept": StoryStep(
        "Maak weer concept",
        "Geen lezer ziet het verhaal, en ook de lessen, tips en citaten eruit niet. Je kunt het later weer publiceren.",
        "is weer een concept",
        {State.IN_REVIEW, State.SCHEDULED, State.PUBLISHED, State.ARCHIVED},
        danger=True,
    ),
    "archiveren": StoryStep(
        "Archiveer",
        "Het verhaal gaat van de site, met de lessen, tips en citaten eruit. Het blijft bewaard in het archief."
        " Voorbeeldlinks werken niet meer.",
        "staat in het archief",
        {State.DRAFT, State.IN_REVIEW, State.SCHEDULED, State.PUBLISHED},
        danger=True,
    ),
}


def possible_steps(state: State, *, may_publish: bool) -> dict[str, StoryStep]:
    return {
        name: step
        for name, step in STEPS.items()
        if state in step.states and (may_publish or not step.publishes)
    }


def take_step(name: str, story: Story, answers: dict, by: User) -> str:
    """Do it; the sentence for the log says how."""
    match name:
        case "beoordelen":
            publishing.ask_review(story, by=by, **answers)
            return f"Ter beoordeling gestuurd aan {answers['reviewer'].get_username()}."
        case "terugsturen":
            publishing.close_review(story, Review.Outcome.RETURNED, by=by, **answers)
            return "Teruggestuurd met een opmerking."
        case "goedkeuren" | "publiceren":
            publishing.publish(story, by=by)
            return "Goedgekeurd en gepubliceerd." if name == "goedkeuren" else "Gepubliceerd."
        case "plannen":
            publishing.publish(story, by=by, at=answers["at"])
            return f"Gepland op {date_format(timezone.localtime(answers['at']), 'j F Y, H:i')}."
        case "concept":
            publishing.make_draft(story, by=by)
            return "Weer concept gemaakt."
        case _:
            publishing.archive(story, by=by)
            return "Gearchiveerd."
