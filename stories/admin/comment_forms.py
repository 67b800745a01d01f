"""The forms on the page of one comment."""

import uuid

from django import forms

from netwerk.content.names import sort_key
from netwerk.publicforms.forms import ReadableField, too_long
from practices.models import Practitioner, Tip

from ..models import Comment, Story
from ..models.comment import MAX_LENGTH

EDITORS = "Redactie"
AS_AUTHOR = "auteur"


class ReplyForm(forms.Form):
    """``token`` makes one answer of a form that is sent twice."""

    prefix = "antwoord"

    body = ReadableField(
        label="Je antwoord",
        max_length=MAX_LENGTH,
        widget=forms.Textarea({"rows": 5}),
        error_messages={"required": "Schrijf je antwoord.", "max_length": too_long("je antwoord")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, user, page, **kwargs):
        super().__init__(*args, **kwargs)
        names = dict.fromkeys([EDITORS, user.first_name.strip() or EDITORS])
        choices = [(name, name) for name in names]
        self.author = author_with_account(page, user)
        if self.author:
            choices.append((AS_AUTHOR, f"{self.author.name}, auteur van dit verhaal"))
        self.fields["name"] = forms.ChoiceField(label="Onder welke naam", choices=choices)

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        if self.author and cleaned.get("name") == AS_AUTHOR:
            return cleaned | {"name": self.author.name, "badge": Comment.Badge.AUTHOR}
        return cleaned | {"badge": Comment.Badge.EDITORS}


def author_with_account(page: Story | Tip, user) -> Practitioner | None:
    """The author of a story whose account this is, by the full name: nobody answers as somebody else."""
    if isinstance(page, Tip) or not (user.first_name and user.last_name):
        return None
    own = sort_key(user.get_full_name())
    authors = (contribution.practitioner for contribution in page.authors())
    return next((one for one in authors if one.may_be_named and sort_key(one.name) == own), None)


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
