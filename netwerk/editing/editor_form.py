"""The base of what editors fill in."""

from django import forms
from django.core.exceptions import ValidationError


class EditorForm(forms.ModelForm):
    """A field that failed has no value, so nothing that is found out of its value is true."""

    def add_error(self, field, error):
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            new = {name: errors for name, errors in error.error_dict.items() if name not in self.errors}
            if new:
                super().add_error(field, ValidationError(new))
        elif field is None or field not in self.errors:
            super().add_error(field, error)
