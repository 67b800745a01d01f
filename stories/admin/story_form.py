"""What a story says of itself must be possible."""

from netwerk.plausible import PlausibleDatesForm, day_of


class StoryForm(PlausibleDatesForm):
    not_to_come = ["original_date", "taken_over_on", "revised_on"]
    not_past = ["featured_until"]

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
        self.check_series(cleaned)
        return cleaned

    def check_series(self, cleaned):
        place = cleaned.get("series_position")
        if place is not None and "series_position" in self.changed_data:
            if place == 0:
                self.add_error("series_position", "Het eerste deel is deel 1.")
            elif not cleaned.get("series"):
                self.add_error("series_position", "Kies ook de reeks waar dit een deel van is.")
