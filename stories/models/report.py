"""What readers tell the editors: this comment is not right, this story or tip is not right."""

import uuid

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from practices.models import Tip

from .comment import Comment
from .story import Story


class Report(models.Model):
    """A reader who thinks a comment should not be there."""

    on_pages = False

    class Reason(models.TextChoices):
        INSULT = "beledigend", "Deze reactie beledigt of bedreigt iemand"
        PRIVACY = "privacy", "Er staan gegevens van iemand in"
        ADVERTISING = "reclame", "Het is reclame"
        UNTRUE = "onwaar", "Er staat iets in dat niet klopt"
        OTHER = "anders", "Iets anders"

    comment = models.ForeignKey(
        Comment, verbose_name="reactie", on_delete=models.CASCADE, related_name="reports"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reason = models.CharField("wat is er mis", max_length=20, choices=Reason.choices)
    note = models.TextField("toelichting", blank=True, validators=[MaxLengthValidator(1_000)])
    email = models.EmailField("e-mailadres", blank=True)
    # Hash of the computer's address with the salt of that day: three reports are of three readers.
    reporter = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField("gemeld op", db_default=Now(), editable=False)
    handled_at = models.DateTimeField("afgehandeld op", null=True, editable=False)
    decision_reason = models.CharField("reden van het besluit", max_length=300, blank=True, editable=False)
    form_token = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = "melding van een reactie"
        verbose_name_plural = "meldingen van reacties"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "reporter"], name="report_once")]

    def __str__(self):
        return f"Melding {self.pk}"


class Correction(models.Model):
    """A reader who says that a story or a tip is wrong or out of date."""

    on_pages = False

    class Kind(models.TextChoices):
        WRONG = "klopt-niet", "Er klopt iets niet"
        OUTDATED = "verouderd", "Het is verouderd"
        LINK = "link", "Een link werkt niet"

    class Status(models.TextChoices):
        OPEN = "open", "Nog doen"
        UPDATED = "bijgewerkt", "Bijgewerkt"
        LEFT = "geen-wijziging", "Niets gewijzigd"

    story = models.ForeignKey(
        Story, verbose_name="verhaal", null=True, on_delete=models.CASCADE, related_name="corrections"
    )
    tip = models.ForeignKey(
        Tip, verbose_name="tip", null=True, on_delete=models.CASCADE, related_name="corrections"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField("wat is er mis", max_length=20, choices=Kind.choices)
    note = models.TextField("toelichting", validators=[MaxLengthValidator(2_000)])
    email = models.EmailField("e-mailadres", blank=True)
    status = models.CharField("status", max_length=20, choices=Status.choices, default=Status.OPEN)
    caught_by = models.CharField("tegengehouden door", max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("gemeld op", db_default=Now(), editable=False)
    handled_at = models.DateTimeField("afgehandeld op", null=True, editable=False)
    form_token = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = "melding over een verhaal of tip"
        verbose_name_plural = "meldingen over verhalen en tips"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(story=None) ^ Q(tip=None), name="correction_about_one_thing")
        ]

    def __str__(self):
        return f"Melding over {self.about}"

    @property
    def about(self) -> Story | Tip | None:
        return self.story or self.tip
