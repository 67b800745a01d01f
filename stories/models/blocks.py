"""The parts of a story that are not knowledge by themselves: text, pictures, comparisons."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from simple_history.models import HistoricalRecords

from netwerk.content.picture_fields import PictureField, remove_when_unused
from netwerk.content.richtext import RichTextField, plain
from practices.models import Block


class Text(Block):
    """Running text, or a line of the author's own that is set apart from it."""

    class Style(models.TextChoices):
        RUNNING = "lopend", "Lopende tekst"
        PULL_QUOTE = "uitgelicht", "Uitgelichte zin van de schrijver"

    body = RichTextField("tekst")
    style = models.CharField("vorm", max_length=20, choices=Style.choices, default=Style.RUNNING)

    history = HistoricalRecords()

    class Meta(Block.Meta):
        verbose_name = "tekst"
        verbose_name_plural = "teksten"

    def __str__(self):
        return plain(self.body)[:80]

    def words(self):
        return plain(self.body)


class Picture(Block):
    """An image with what it shows in words, unless it only decorates."""

    image = PictureField(
        "afbeelding",
        upload_to="verhalen/",
        width_field="width",
        height_field="height",
        validators=[FileExtensionValidator(["jpg", "jpeg", "png", "webp"])],
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    alt = models.CharField("wat is er te zien", max_length=300, blank=True)
    decorative = models.BooleanField("alleen versiering", default=False)
    caption = models.CharField("bijschrift", max_length=300, blank=True)
    credit = models.CharField("maker", max_length=200, blank=True)
    licence = models.CharField(
        "licentie",
        max_length=100,
        blank=True,
        help_text="Bijvoorbeeld: CC BY 4.0. Leeg: alle rechten bij de maker.",
    )

    history = HistoricalRecords()

    class Meta(Block.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt="") | Q(decorative=True),
                name="picture_has_alt",
                violation_error_message="Beschrijf wat er te zien is, of kies “alleen versiering”.",
            )
        ]

    def __str__(self):
        return self.caption or self.alt or "Afbeelding"

    def words(self):
        return self.caption

    @classmethod
    def pictures_in_use(cls, names: set[str]) -> set[str]:
        """Also what the story showed before: an earlier version of it can be put back."""
        stories: Any = cls._meta.get_field("parent").related_model
        past = cls.history.filter(image__in=names, parent_id__in=stories._base_manager.values("pk"))
        return set(past.values_list("image", flat=True))


@receiver(post_delete, sender="stories.Story")
def forget_pictures(instance, **kwargs):
    """Those of earlier versions go with the story; the others go with their blocks."""
    names = set(Picture.history.filter(parent_id=instance.pk).values_list("image", flat=True))
    if names:
        remove_when_unused(Picture._meta.get_field("image"), names)


class Comparison(Block):
    """Two columns side by side: "van … naar …", or one idea against another."""

    caption = models.CharField("titel", max_length=200)
    left_heading = models.CharField("kop links", max_length=100)
    right_heading = models.CharField("kop rechts", max_length=100)
    lines = models.TextField(
        "regels", help_text="Een regel per rij, met een streepje | tussen links en rechts."
    )

    history = HistoricalRecords()

    class Meta(Block.Meta):
        verbose_name = "vergelijking"
        verbose_name_plural = "vergelijkingen"

    def __str__(self):
        return self.caption

    def words(self):
        return f"{self.caption} {self.left_heading} {self.right_heading} {self.lines.replace('|', ' ')}"

    def rows(self) -> list[tuple[str, str]]:
        parts = [line.split("|", 1) for line in self.lines.splitlines() if line.strip()]
        return [(part[0].strip(), part[1].strip() if len(part) == 2 else "") for part in parts]

    def clean(self):
        super().clean()
        if any(not left or not right for left, right in self.rows()):
            raise ValidationError({"lines": "Zet op elke regel een | met tekst links en rechts."})
