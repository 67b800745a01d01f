"""Dates that cannot be true are refused where they are typed; what is stored already holds back no other change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from .editor_form import EditorForm

TO_COME = "Deze dag moet nog komen. Kies vandaag of een eerdere dag."
IS_PAST = "Deze dag is voorbij. Kies vandaag of een latere dag, of laat het leeg."


class PlausibleDatesForm(EditorForm):
    not_to_come: Iterable[str] = ()
    not_past: Iterable[str] = ()

    def clean(self):
        super().clean()
        today = timezone.localdate()
        for name in self.not_to_come:
            if self.typed_date(name, date.min) > today:
                self.add_error(name, TO_COME)
        for name in self.not_past:
            if self.typed_date(name, date.max) < today:
                self.add_error(name, IS_PAST)
        return self.cleaned_data

    def typed_date(self, name: str, otherwise: date) -> date:
        """What an editor fills in now."""
        return (self.cleaned_data.get(name) if name in self.changed_data else None) or otherwise

    def not_before(self, name: str, first: date | None, what: str) -> None:
        """``first`` comes before it by its nature: a text cannot be taken over before it was there."""
        if first and name not in self.errors and self.typed_date(name, date.max) < first:
            self.add_error(name, f"Deze dag ligt voor {what}: {date_format(first, 'j F Y')}.")


def day_of(moment: Any) -> date | None:
    return timezone.localdate(moment) if moment else None
