"""The code that is asked after the name and the password."""

import re

from django import forms

from .second_factor import APP_DIGITS, SPARE_DIGITS

WRONG = "Deze code klopt niet, of is al gebruikt. Wacht op een nieuwe code in je app en vul die in."


class CodeInput(forms.TextInput):
    """Empty again after a mistake: the next code is another one."""

    def format_value(self, value):
        return None


class CodeField(forms.CharField):
    """Digits, however they are grouped."""

    def __init__(self, *lengths: int, label: str, **attributes: str | bool):
        self.lengths = lengths
        attributes |= {"inputmode": "numeric", "autocomplete": "one-time-code"}
        super().__init__(
            label=label,
            max_length=30,
            widget=CodeInput(attributes),
            error_messages={"required": "Vul de code in.", "max_length": WRONG},
        )

    def clean(self, value):
        code = re.sub(r"[\s-]", "", super().clean(value))
        if not code.isascii() or not code.isdigit() or len(code) not in self.lengths:
            lengths = " of ".join(str(length) for length in self.lengths)
            raise forms.ValidationError(f"Een code heeft {lengths} cijfers.")
        return code


class CodeForm(forms.Form):
    code = CodeField(APP_DIGITS, SPARE_DIGITS, label="Code", autofocus=True)


class SetUpForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput)
    code = CodeField(APP_DIGITS, label="Code uit de app")
