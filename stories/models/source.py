"""Where a story comes from, and what of that may be shown."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from netwerk.content.names import tidy
from netwerk.content.validators import http_address, is_http_address


def old_before() -> date:
    """Of what was written before this day readers are told that it is more than three years old."""
    today = timezone.localdate()
    try:
        return today.replace(year=today.year - 3)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - 3, day=28)


class SourceFields(models.Model):
    """What the source does not say (its name, its date) stays unknown."""

    class Permission(models.TextChoices):
        GRANTED = "toestemming", "Toestemming van de bron"
        OWN_WORDS = "navertelling", "In onze woorden verteld"
        OWN_WORK = "eigen-werk", "Eigen werk"
        LINK_ONLY = "alleen-link", "Alleen een link naar de bron"

    original_date = models.DateField(
        "datum van de bron", null=True, blank=True, help_text="Onbekend? Laat leeg. Verzin geen datum."
    )
    source_name = models.CharField("naam van de bron", max_length=200, blank=True)
    source_url = models.CharField("adres van de bron", max_length=500, blank=True, validators=[http_address])
    source_complete = models.BooleanField(
        "adres is compleet",
        default=True,
        help_text="Uit bij een adres dat is afgebroken. Dan tonen we geen link.",
    )
    source_is_canonical = models.BooleanField("bron is het origineel voor zoekmachines", default=False)
    source_gaps = models.TextField(
        "wat ontbreekt in de bron", blank=True, help_text="Een per regel. Bijvoorbeeld: De foto ontbreekt."
    )
    taken_over_on = models.DateField("overgenomen op", null=True, blank=True)
    permission = models.CharField(
        "recht om te plaatsen",
        max_length=20,
        choices=Permission.choices,
        blank=True,
        help_text="Nodig om te publiceren. Bij “alleen een link” zien lezers alleen de titel, de bron en wat de "
        "redactie zelf afleidde.",
    )

    class Meta:
        abstract = True

    @property
    def is_old(self) -> bool:
        return self.original_date is not None and self.original_date < old_before()

    @property
    def is_link_only(self) -> bool:
        return self.permission == self.Permission.LINK_ONLY

    @property
    def is_ours_to_tell(self) -> bool:
        """What stands here is in our words, after what somebody else wrote."""
        return self.permission in {self.Permission.OWN_WORDS, self.Permission.LINK_ONLY}

    def source_link(self) -> str:
        """The address of the source, or nothing: a link that was cut off leads nowhere."""
        url = self.source_url
        return url if self.source_complete and is_http_address(url) else ""

    def gaps(self) -> list[str]:
        return [tidy(line) for line in self.source_gaps.splitlines() if line.strip()]


# The names are those of stories; an abstract model cannot add to the constraints of another.
SOURCE_CONSTRAINTS = [
    models.CheckConstraint(
        condition=Q(published_at=None) | ~Q(permission=""),
        name="published_story_has_permission",
        violation_error_message="Kies het recht om te plaatsen voordat je het verhaal publiceert.",
    ),
    models.CheckConstraint(
        condition=Q(source_is_canonical=False) | (Q(source_complete=True) & ~Q(source_url="")),
        name="canonical_source_is_complete",
        violation_error_message="Een bron zonder compleet adres kan niet het origineel zijn.",
    ),
]
