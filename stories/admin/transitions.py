"""What an editor can do with a story in each of its states, and what is asked first."""

from datetime import datetime
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from netwerk.accounts.models import User
from netwerk.editing.transitions import Transition, TransitionForm, by_name

from .. import publishing
from ..models import Review, Story
from ..publishing import State
from .moments import MomentField

MOST = 1_000


class ReviewerField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return user.get_full_name() or user.get_username()


class ReviewForm(TransitionForm):
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
        reviewer = cast("forms.ModelChoiceField", self.fields["reviewer"])
        reviewer.queryset = publishing.may_review().exclude(pk=user.pk)


class RemarkForm(TransitionForm):
    remark = forms.CharField(
        label="Je opmerking",
        max_length=MOST,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf wat er nog moet gebeuren."},
    )


class MomentForm(TransitionForm):
    at = MomentField(
        label="Wanneer komt het verhaal op de site?",
        error_messages={"required": "Kies een dag en een tijd.", "invalid": "Kies een dag en een tijd."},
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise ValidationError("Dit moment is voorbij. Kies een moment in de toekomst.")
        return at


def ask_colleague(story: Story, *, by: User, **answers) -> str:
    publishing.ask_review(story, by=by, **answers)
    return f"Ter beoordeling gestuurd aan {answers['reviewer'].get_username()}."


def approve(story: Story, *, by: User) -> str:
    publishing.publish(story, by=by)
    return "Goedgekeurd en gepubliceerd."


def send_back(story: Story, *, by: User, remark: str) -> str:
    publishing.close_review(story, Review.Outcome.RETURNED, by=by, remark=remark)
    return "Teruggestuurd met een opmerking."


def publish_now(story: Story, *, by: User) -> str:
    publishing.publish(story, by=by)
    return "Gepubliceerd."


def plan(story: Story, *, by: User, at: datetime) -> str:
    publishing.publish(story, by=by, at=at)
    return f"Gepland op {date_format(timezone.localtime(at), 'j F Y, H:i')}."


def back_to_draft(story: Story, *, by: User) -> str:
    publishing.make_draft(story, by=by)
    return "Weer concept gemaakt."


def to_archive(story: Story, *, by: User) -> str:
    publishing.archive(story, by=by)
    return "Gearchiveerd."


STORY_TRANSITIONS = by_name(
    Transition(
        name="beoordelen",
        label="Stuur ter beoordeling",
        explanation="Je collega krijgt een mail met een link naar dit verhaal. Je kunt het verhaal blijven wijzigen.",
        done="“{}” is ter beoordeling gestuurd.",
        sources={State.DRAFT},
        target=State.IN_REVIEW,
        effect=ask_colleague,
        form_class=ReviewForm,
    ),
    Transition(
        name="goedkeuren",
        label="Keur goed en publiceer",
        explanation="Het verhaal staat meteen op de site. Wie de beoordeling vroeg, krijgt een mail.",
        done="“{}” is goedgekeurd en gepubliceerd.",
        sources={State.IN_REVIEW},
        target=State.PUBLISHED,
        effect=approve,
        blockers=publishing.publish_blockers,
        text_counts=True,
    ),
    Transition(
        name="terugsturen",
        label="Stuur terug met een opmerking",
        explanation="Het verhaal is weer een concept. Wie de beoordeling vroeg, krijgt je opmerking per mail.",
        done="“{}” is teruggestuurd.",
        sources={State.IN_REVIEW},
        target=State.DRAFT,
        effect=send_back,
        form_class=RemarkForm,
    ),
    Transition(
        name="publiceren",
        label="Publiceer nu",
        explanation="Het verhaal staat meteen op de site, met alle lessen, tips en citaten erin.",
        done="“{}” is gepubliceerd.",
        sources={State.DRAFT, State.SCHEDULED, State.ARCHIVED},
        target=State.PUBLISHED,
        effect=publish_now,
        blockers=publishing.publish_blockers,
        text_counts=True,
    ),
    Transition(
        name="plannen",
        label="Plan",
        explanation="Het verhaal komt op dat moment vanzelf op de site. Tot dan ziet geen lezer het.",
        done="“{}” is gepland.",
        sources={State.DRAFT, State.IN_REVIEW, State.SCHEDULED, State.ARCHIVED},
        target=State.SCHEDULED,
        effect=plan,
        form_class=MomentForm,
        blockers=publishing.publish_blockers,
        text_counts=True,
    ),
    Transition(
        name="concept",
        label="Maak weer concept",
        explanation="Geen lezer ziet het verhaal, en ook de lessen, tips en citaten eruit niet."
        " Je kunt het later weer publiceren.",
        done="“{}” is weer een concept.",
        sources={State.IN_REVIEW, State.SCHEDULED, State.PUBLISHED, State.ARCHIVED},
        target=State.DRAFT,
        effect=back_to_draft,
        is_drastic=True,
    ),
    Transition(
        name="archiveren",
        label="Archiveer",
        explanation="Het verhaal gaat van de site, met de lessen, tips en citaten eruit. "
        "Het blijft bewaard in het archief. Voorbeeldlinks werken niet meer.",
        done="“{}” staat in het archief.",
        sources={State.DRAFT, State.IN_REVIEW, State.SCHEDULED, State.PUBLISHED},
        target=State.ARCHIVED,
        effect=to_archive,
        is_drastic=True,
    ),
)
