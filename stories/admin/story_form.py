"""What a story says of itself must be possible."""

from django import forms
from django.db.models import Count, Max
from django.utils.formats import date_format

from netwerk.editing.plausible import PlausibleDatesForm, day_of
from practices.models import Organisation

from ..models import Story


class StoryForm(PlausibleDatesForm):
    not_to_come = ["original_date", "taken_over_on", "revised_on"]
    not_past = ["featured_until"]

    # The field of an array asks for words with commas between them.
    organisation_kinds = forms.MultipleChoiceField(
        label=Story._meta.get_field("organisation_kinds").verbose_name.capitalize(),
        help_text=Story._meta.get_field("organisation_kinds").help_text,
        choices=Organisation.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        source = cleaned.get("original_date")
        self.not_before("taken_over_on", source, "de datum van de bron")
        self.not_before("revised_on", source, "de datum van de bron")
        stored = self.instance  # still as it was before this form
        moments = [stored.first_published_at, stored.published_at or cleaned.get("published_at")]
        first = min((day for moment in moments if (day := day_of(moment))), default=None)
        for name in ("revised_on", "comments_close_on"):
            self.not_before(name, first, "de publicatie")
        self.check_publication(cleaned.get("published_at"), source)
        self.check_series(cleaned)
        return cleaned

    def check_publication(self, moment, source):
        day = day_of(moment)
        if source and day and day < source and "published_at" in self.changed_data:
            told = f"Deze dag ligt voor de datum van de bron: {date_format(source, 'j F Y')}."
            self.add_error("published_at", told)

    def check_series(self, cleaned):
        place = cleaned.get("series_position")
        if place is not None and "series_position" in self.changed_data:
            if place == 0:
                self.add_error("series_position", "Het eerste deel is deel 1.")
            elif not cleaned.get("series"):
                self.add_error("series_position", "Kies ook de reeks waar dit een deel van is.")
        if place and cleaned.get("series") and {"series", "series_position"} & {*self.changed_data}:
            self.check_place(place, cleaned["series"])

    def check_place(self, place, series):
        """A part that is taken down for a while keeps its number: the next one comes after the last."""
        others = series.stories.exclude(pk=self.instance.pk)
        parts = others.aggregate(total=Count("pk"), last=Max("series_position", default=0))
        if place > (most := max(parts["total"], parts["last"]) + 1):
            told = f"De reeks heeft nog geen deel {most}. Kies een deel van 1 tot en met {most}."
            self.add_error(
                "series_position", told if most > 1 else "De reeks heeft nog geen delen. Dit is deel 1."
            )
