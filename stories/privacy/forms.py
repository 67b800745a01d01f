"""The forms of “Mijn reacties”."""

from django import forms

from netwerk.publicforms.forms import GuardedForm, email_field


class AskForm(GuardedForm):
    purpose = "my-comments"
    field_order = ("email",)

    email = email_field(
        required=True,
        help_text="Het adres dat je invulde bij je reactie of je tip.",
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Vul een e-mailadres in zoals naam@voorbeeld.nl.",
        },
    )


class EraseForm(forms.Form):
    KEEP, REMOVE = "anoniem", "weg"

    words = forms.ChoiceField(
        label="Wat doen we met de teksten?",
        choices=[
            (KEEP, "Laat de teksten staan, met “Anoniem” als naam"),
            (REMOVE, "Haal de teksten ook weg"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat we met de teksten doen."},
    )

    def keeps_words(self) -> bool:
        return self.cleaned_data["words"] == self.KEEP
