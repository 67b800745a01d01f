"""Two people can have one name, and one person must not be there twice: so it is asked."""

from django import forms

from netwerk.content.surnames import person_sort_key
from netwerk.editing.plausible import PlausibleDatesForm

from ..models import Practitioner


class PractitionerForm(PlausibleDatesForm):
    not_to_come = ["consent_given_on", "photo_consent_given_on"]
    somebody_else = forms.BooleanField(
        label="Dit is iemand anders met dezelfde naam", required=False, widget=forms.HiddenInput
    )

    def clean(self):
        cleaned = super().clean()
        name = cleaned.get("name")
        if name and "name" in self.changed_data and not cleaned.get("somebody_else"):
            self.ask_about(name)
        return cleaned

    def ask_about(self, name):
        same = Practitioner.objects.filter(sort_name=person_sort_key(name)).exclude(pk=self.instance.pk)
        if found := same.select_related("organisation").first():
            self.fields["somebody_else"].widget = forms.CheckboxInput()
            who = ", ".join(filter(None, [found.name, found.role, str(found.organisation or "")]))
            self.add_error(
                "name",
                f"Deze persoon bestaat al, als “{who}”. Iemand anders? Kruis dat dan aan bij deze vraag.",
            )
