"""A day and a time of our own clock, also in the two nights in which that clock changes."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format


def in_summer_or_winter(error: ValidationError) -> datetime:
    """A time that comes twice is meant the first time, before the clock goes back."""
    naive = (error.params or {}).get("datetime") if error.code == "ambiguous_timezone" else None
    if naive is None:
        raise error
    first, second = (timezone.make_aware(naive.replace(fold=fold)).astimezone(UTC) for fold in (0, 1))
    if first < second:
        return first
    day = date_format(naive, "j F Y")
    raise ValidationError(
        f"Op {day} gaat de klok een uur vooruit. Tussen 2 en 3 uur bestaat dan niet. Kies een andere tijd."
    )


class SplitMomentField(forms.SplitDateTimeField):
    def compress(self, data_list):
        try:
            return super().compress(data_list)
        except ValidationError as error:
            return in_summer_or_winter(error)


class MomentField(forms.DateTimeField):
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError as error:
            return in_summer_or_winter(error)
