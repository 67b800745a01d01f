"""What somebody agreed to: to be named, and apart from that to be seen in a photo."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone


class Consent(models.Model):
    """When somebody agreed, to what, and when that ended."""

    consent_given_on = models.DateField(
        "toestemming gegeven op", null=True, blank=True, help_text="Alleen bij de grondslag “Toestemming”."
    )
    consent_purpose = models.CharField(
        "toestemming waarvoor",
        max_length=300,
        blank=True,
        help_text="Bijvoorbeeld: naam en functie bij een interview op netwerk. Alleen de redactie ziet dit.",
    )
    consent_withdrawn_on = models.DateField("toestemming ingetrokken op", null=True, editable=False)
    photo_consent_given_on = models.DateField(
        "toestemming voor de foto gegeven op",
        null=True,
        blank=True,
        help_text="Voor een foto geeft iemand apart toestemming, ook als de naam uit een openbare bron komt.",
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        today, names = timezone.localdate(), ("consent_given_on", "photo_consent_given_on")
        ahead = [name for name in names if (day := getattr(self, name)) and day > today]
        if ahead:
            raise ValidationError(dict.fromkeys(ahead, "Deze dag moet nog komen. Kies een eerdere dag."))

    def missing_consent(self, *, for_name: bool, for_photo: bool) -> dict[str, str]:
        """What is not known of the consent that the name or the photo needs: a sentence for each field."""
        problems = {}
        if for_name and not self.consent_given_on:
            problems["consent_given_on"] = "Vul in op welke dag iemand toestemming gaf."
        if for_name and not self.consent_purpose:
            problems["consent_purpose"] = "Vul in waarvoor iemand toestemming gaf."
        if for_photo and not self.photo_consent_given_on:
            problems["photo_consent_given_on"] = "Vul in op welke dag iemand toestemming gaf voor deze foto."
        return problems
