"""Who says it and where they work. People are not accounts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from netwerk.content.names import tidy
from netwerk.content.picture_fields import PictureField
from netwerk.content.querysets import published_through
from netwerk.content.richtext import RichTextField
from netwerk.content.slugs import Slugged
from netwerk.content.surnames import index_name, person_sort_key, split_name
from netwerk.content.validators import http_address
from netwerk.editing.merging.models import Merge

from .consent import Consent


class OrganisationQuerySet(models.QuerySet):
    def published(self):
        """Organisations of somebody who is named, or quoted, in something that is published."""
        people = Practitioner.objects.with_page().filter(organisation=OuterRef("pk"))
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


def said() -> Exists:
    return Exists(published_through(Practitioner.quotes.rel).filter(speaker=OuterRef("pk")))


def wrote() -> Exists:
    return Exists(contributions().wrote())


def mentioned() -> Exists:
    return Exists(contributions().mentioned())


def contributions() -> Any:
    return published_through(Practitioner.contributions.rel).filter(practitioner=OuterRef("pk"))


class PractitionerQuerySet(models.QuerySet):
    def may_be_named(self):
        return self.filter(legal_ground__in=Practitioner.NAMEABLE)

    def published(self):
        """People who may be named and who said or wrote something that is published."""
        return self.may_be_named().filter(said() | wrote())

    def from_practice(self):
        """Those of them who tell of work of their own."""
        return self.published().filter(voice=Practitioner.Voice.PRACTICE)

    def with_page(self):
        """Also those who are only mentioned: a page says where, and no list counts them among who tells."""
        return self.may_be_named().filter(said() | wrote() | mentioned())

    def with_part(self):
        """Each with ``tells``, of who said or wrote something, and ``is_mentioned``."""
        return self.annotate(tells=said() | wrote(), is_mentioned=mentioned())

    def for_cards(self):
        return self.select_related("organisation").prefetch_related("topics")


class Practitioner(Consent, Slugged):
    """Somebody who is quoted or who writes; not an account.

    Without a legal ground nobody sees the name: every page shows ``public_name``.
    """

    class LegalGround(models.TextChoices):
        UNKNOWN = "", "Nog niet bekend"
        PUBLIC_SOURCE = "openbaar", "Openbare bron"
        CONSENT = "toestemming", "Toestemming"
        OBJECTION = "bezwaar", "Verzoek loopt"
        WITHDRAWN = "ingetrokken", "Ingetrokken"

    class Voice(models.TextChoices):
        PRACTICE = "praktijk", "Vertelt over het eigen werk"
        EXPERT = "deskundige", "Deskundige die wordt aangehaald"

    NAMEABLE = (LegalGround.PUBLIC_SOURCE, LegalGround.CONSENT)

    name = models.CharField("naam", max_length=200)
    role = models.CharField("functie", max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="organisatie",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="practitioners",
    )
    voice = models.CharField(
        "spreekt als",
        max_length=20,
        choices=Voice.choices,
        default=Voice.PRACTICE,
        help_text="Kies “deskundige” bij iemand die alleen wordt aangehaald uit een boek, artikel of lezing. "
        "Dan staat die persoon niet bij de mensen die hun aanpak delen.",
    )
    former_roles = models.TextField(
        "eerdere functies",
        blank=True,
        help_text="Een per regel, zoals in de bron. Bijvoorbeeld: tot eind 2017 projectmanager Samenspraak.",
    )
    bio = RichTextField("over deze persoon", blank=True)
    photo = PictureField("foto", upload_to="mensen/", blank=True)
    photo_alt = models.CharField("beschrijving van de foto", max_length=200, blank=True)
    website = models.URLField("website", blank=True, validators=[http_address])
    legal_ground = models.CharField(
        "grondslag",
        max_length=20,
        choices=LegalGround.choices,
        blank=True,
        default="",
        help_text="Zonder grondslag staat de naam nergens op de site. “Verzoek loopt” verbergt de naam meteen.",
    )
    ground_note = models.CharField(
        "uitleg bij de grondslag",
        max_length=300,
        blank=True,
        help_text="Welke bron? Alleen de redactie ziet dit.",
    )
    network_roles = models.ManyToManyField(
        "practices.Term",
        verbose_name="rollen in een netwerk",
        blank=True,
        related_name="practitioners",
        limit_choices_to={"kind": "rol"},
    )
    topics = TaggableManager(
        "onderwerpen", through="practices.TaggedPractitioner", blank=True, related_name="practitioners"
    )

    history = HistoricalRecords(m2m_fields=[network_roles])
    objects = PractitionerQuerySet.as_manager()
    name_field = "name"

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "mensen"
        ordering = ["sort_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(legal_ground__in=["", "openbaar", "toestemming", "bezwaar", "ingetrokken"]),
                name="practitioner_ground_known",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("practices:practitioner-detail", args=[self.slug])

    def clean(self):
        super().clean()
        if problems := self.consent_problems() | self.photo_problems():
            raise ValidationError(problems)

    def consent_problems(self) -> dict[str, str]:
        """What must be known before this person is named or shown; a sentence for each field."""
        for_name = self.legal_ground == self.LegalGround.CONSENT
        return self.missing_consent(for_name=for_name, for_photo=bool(self.photo))

    def photo_problems(self) -> dict[str, str]:
        if self.photo and not self.photo_alt.strip():
            return {"photo_alt": "Beschrijf wat er op de foto te zien is, voor wie de foto niet ziet."}
        return {}

    def make_sort_name(self):
        return person_sort_key(self.name)

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        super().save(*args, **kwargs)

    @classmethod
    def pictures_in_use(cls, names: set[str]) -> set[str]:
        """Also of those who went into somebody else: that can be undone."""
        merged = Merge.objects.standing().of(cls).values("old_id")
        return set(cls.history.filter(id__in=merged, photo__in=names).values_list("photo", flat=True))

    @property
    def is_expert(self) -> bool:
        return self.voice == self.Voice.EXPERT

    @property
    def may_be_named(self) -> bool:
        return self.legal_ground in self.NAMEABLE

    @property
    def public_name(self) -> str:
        """The name, or the role of somebody who may not be named ("communicatieadviseur, gemeente")."""
        return self.name if self.may_be_named else self.role_label()

    @property
    def index_name(self) -> str:
        """How the name stands in the alphabet, for a name with a prefix: "Hoff, Jan van ’t"."""
        return index_name(self.name) if self.may_be_named and split_name(self.name)[1] else ""

    def role_label(self) -> str:
        kind = self.organisation.get_kind_display().lower() if self.organisation else ""
        return ", ".join(filter(None, [self.role, kind])) or "iemand uit de praktijk"
