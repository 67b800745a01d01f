"""Where people work."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.content.names import tidy
from netwerk.content.querysets import published_through, rows_through
from netwerk.content.slugs import Slugged
from netwerk.content.validators import http_address


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def published(self):
        """Organisations of somebody who is named, or quoted, in something that is published."""
        people = rows_through(Organisation.practitioners.rel).with_page().filter(organisation=OuterRef("pk"))
        quotes = published_through(Organisation.quotes.rel).filter(organisation=OuterRef("pk"))
        return self.filter(Exists(people) | Exists(quotes))

    def for_cards(self):
        return self


class Organisation(Slugged):
    """Where somebody works. Its kind is what readers filter on."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "gemeente", "Gemeente"
        PROVINCE = "provincie", "Provincie"
        MINISTRY = "ministerie", "Ministerie"
        WATER_AUTHORITY = "waterschap", "Waterschap"
        INSPECTORATE = "inspectie", "Inspectie"
        AGENCY = "uitvoering", "Uitvoeringsorganisatie"
        EDUCATION = "onderwijs", "Onderwijs en onderzoek"
        CARE = "zorg", "Zorg"
        SOCIETY = "maatschappelijk", "Maatschappelijke organisatie"
        CONSULTANCY = "adviesbureau", "Adviesbureau"
        COMPANY = "bedrijf", "Bedrijf"
        OTHER = "anders", "Anders"

    name = models.CharField("naam", max_length=200)
    kind = models.CharField("soort", max_length=20, choices=Kind.choices)
    region = models.CharField("regio", max_length=100, blank=True, help_text="Bijvoorbeeld: Noord-Brabant.")
    website = models.URLField("website", blank=True, validators=[http_address])

    history = HistoricalRecords()
    objects = OrganisationQuerySet.as_manager()
    name_field = "name"

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["sort_name"]
        constraints = [models.UniqueConstraint(fields=["sort_name"], name="organisation_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("practices:organisation-detail", args=[self.slug])

    def clean(self):
        super().clean()
        same = Organisation.objects.filter(sort_name=self.make_sort_name()).exclude(pk=self.pk).first()
        if same:
            raise ValidationError({"name": f"Deze organisatie bestaat al, als “{same.name}”."})

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        super().save(*args, **kwargs)
