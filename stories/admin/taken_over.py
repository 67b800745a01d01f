"""The form of a comment that was made elsewhere, under the article that a story comes from."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget

from netwerk.editing.plausible import PlausibleDatesForm
from netwerk.publicforms.forms import ReadableField, name_field, too_long

from ..models import Comment
from ..models.comment import MAX_LENGTH


class TakenOverForm(PlausibleDatesForm):
    not_to_come = ["said_on"]

    name = name_field(
        label="Naam", widget=AdminTextInputWidget, error_messages={"required": "Vul de naam in."}
    )
    body = ReadableField(
        label="Reactie",
        max_length=MAX_LENGTH,
        widget=AdminTextareaWidget,
        help_text="In onze woorden, als de bron geen toestemming gaf.",
        error_messages={"required": "Vul de reactie in.", "max_length": too_long("de reactie")},
    )
    reply_number = forms.IntegerField(
        label="Antwoord op reactie nummer",
        required=False,
        min_value=1,
        max_value=100_000,
        help_text="Leeg: geen antwoord. Het nummer staat bij de reactie onder het verhaal.",
    )

    class Meta:
        model = Comment
        fields = ["story", "name", "name_inferred", "body", "said_on", "kind", "badge", "tip", "lesson"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "story" in self.fields:  # under a tip of a reader there is nothing to take over
            self.fields["story"].required = True

    def clean_reply_number(self):
        number, story = self.cleaned_data["reply_number"], self.cleaned_data.get("story")
        if number and story:
            answered = story.comments.visible().filter(number=number).first()
            if answered is None:
                raise forms.ValidationError(f"Bij dit verhaal staat geen reactie {number}.")
            self.instance.reply_to = answered
        return number

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        story = cleaned.get("story") or (self.instance.story_id and self.instance.story)
        self.not_before("said_on", story and story.original_date, "de datum van het verhaal in de bron")
        for name, words in (("tip", "Deze tip"), ("lesson", "Deze les")):
            about = cleaned.get(name)
            if about and story and about.parent_id != story.pk:
                self.add_error(name, f"{words} hoort niet bij dit verhaal.")
        if cleaned.get("tip") and cleaned.get("lesson"):
            self.add_error("lesson", "Kies een tip of een les, niet allebei.")
        return cleaned
