"""The forms on the page of one comment."""

import uuid

from django import forms

from netwerk.guard.forms import ReadableField, too_long

from ..models.comment import MAX_LENGTH

EDITORS = "Redactie"


class AnswerForm(forms.Form):
    """``token`` makes one answer of a form that is sent twice."""

    prefix = "antwoord"

    body = ReadableField(
        label="Je antwoord",
        max_length=MAX_LENGTH,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf je antwoord.", "max_length": too_long("je antwoord")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        names = dict.fromkeys([EDITORS, user.first_name.strip() or EDITORS])
        choices = [(name, name) for name in names]
        self.fields["name"] = forms.ChoiceField(label="Onder welke naam", choices=choices)


class BlockForm(forms.Form):
    reason = ReadableField(
        label="Reden",
        required=False,
        max_length=200,
        help_text="Alleen voor de redactie.",
        error_messages={"max_length": too_long("je reden")},
    )
    waiting_too = forms.BooleanField(label="Zet wat nog wacht ook bij de spam", required=False)
    placed_too = forms.BooleanField(label="Haal ook weg wat al geplaatst is", required=False)
