"""The forms for a reader who sends in a tip, and who answers a question about it."""

from typing import Any

from django import forms

from netwerk.publicforms.forms import GuardedForm, ReadableField, email_field, name_field, too_long
from netwerk.publicforms.text import clean_text

from ..models import Topic

OTHER = "anders"


def one_line(text: str) -> str:
    return " ".join(clean_text(text).split())


def story_of_the_tip(label: str, *, rows: int, required: str = "", **options) -> ReadableField:
    """A field for a few paragraphs; ``required`` is what is said when it is empty."""
    return ReadableField(
        label=label,
        required=bool(required),
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": required},
        **options,
    )


class SubmissionForm(GuardedForm):
    """After ``is_valid()``: ``chosen_topic`` is None for something else."""

    purpose = "tip"
    text_fields = ("title", "explanation", "situation", "organisation")
    field_order = (
        "title",
        "explanation",
        "topic",
        "situation",
        "name",
        "organisation",
        "may_be_named",
        "email",
    )

    title = ReadableField(
        label="Je tip in één zin",
        max_length=120,
        clean_with=one_line,
        error_messages={"required": "Schrijf je tip in één zin.", "max_length": too_long("je tip")},
    )
    explanation = story_of_the_tip(
        "Leg je tip uit",
        rows=6,
        required="Leg je tip uit.",
        max_length=5_000,
        help_text="Hoe pak je het aan, en wat levert het op? Noem geen namen van inwoners.",
    )
    topic = forms.ChoiceField(
        label="Waar gaat je tip over?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies waar je tip over gaat.",
            "invalid_choice": "Kies waar je tip over gaat.",
        },
    )
    situation = story_of_the_tip("Uit welke situatie komt je tip?", rows=4, max_length=2_000)
    name = name_field(required=False)
    organisation = name_field(
        label="Je organisatie", required=False, widget=forms.TextInput({"autocomplete": "organization"})
    )
    may_be_named = forms.BooleanField(
        label="Je mag mijn naam en organisatie bij de tip zetten", required=False
    )
    email = email_field(
        help_text="Komt niet op de site. We vragen je eerst of het adres klopt. Daarna mailen we je wat we met je tip"
        " doen."
    )
    # Says that the sender saw the tips that look like this one.
    toch = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        topics = Topic.objects.published().filter(featured=True).order_by("sort_name")
        self.topics = {str(topic.pk): topic for topic in topics}
        names = [(key, topic.name.capitalize()) for key, topic in self.topics.items()]
        choice: Any = self.fields["topic"]
        choice.choices = [*names, (OTHER, "Iets anders")]

    @property
    def chosen_topic(self) -> Topic | None:
        return self.topics.get(self.cleaned_data["topic"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("may_be_named") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", "Vul je naam in, of haal het vinkje bij je naam weg.")
        return cleaned

    def ask_again(self) -> None:
        """The next time this form is sent, its sender saw what looks like the tip."""
        self.show_again_with("toch", "1")


class SenderAnswerForm(GuardedForm):
    purpose = "tip-answer"
    text_fields = ("answer",)
    field_order = ("answer",)

    answer = story_of_the_tip("Je antwoord", rows=6, required="Schrijf je antwoord.", max_length=5_000)
