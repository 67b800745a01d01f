"""What readers tell the editors: this comment is not right, this story or tip is not right."""

import uuid
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Func, IntegerField
from django.db.models.functions import Now
from django.db.models.lookups import Exact

from netwerk.pages.models import Page
from practices.models import Lesson, Practitioner, Quote, Tip

from .comment import Comment
from .story import Story


class Report(models.Model):
    """A reader who thinks a comment should not be there."""

    expires_pages = False

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
    # Not when the whole site was flooded with reports: editors see it, and it hides nothing.
    counts = models.BooleanField("telt mee voor verbergen", default=True, editable=False)
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
    """A reader who says that something on a page is wrong or out of date."""

    expires_pages = False
    KINDS_OF_PAGE = ("story", "tip", "lesson", "quote", "practitioner", "page")

    class Kind(models.TextChoices):
        WRONG = "klopt-niet", "Er klopt iets niet"
        OUTDATED = "verouderd", "Het is verouderd"
        LINK = "link", "Een link werkt niet"
        MESSAGE = "bericht", "Vraag of bericht"  # of the page about help

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
    lesson = models.ForeignKey(
        Lesson, verbose_name="les", null=True, on_delete=models.CASCADE, related_name="corrections"
    )
    quote = models.ForeignKey(
        Quote, verbose_name="citaat", null=True, on_delete=models.CASCADE, related_name="corrections"
    )
    practitioner = models.ForeignKey(
        Practitioner, verbose_name="persoon", null=True, on_delete=models.CASCADE, related_name="corrections"
    )
    page = models.ForeignKey(
        Page, verbose_name="pagina", null=True, on_delete=models.CASCADE, related_name="corrections"
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
        verbose_name = "melding over een pagina"
        verbose_name_plural = "meldingen over pagina’s"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Exact(
                    Func(
                        *["story", "tip", "lesson", "quote", "practitioner", "page"],
                        function="num_nonnulls",
                        output_field=IntegerField(),
                    ),
                    1,
                ),
                name="correction_about_one_page",
            )
        ]

    def __str__(self):
        return f"Melding over {self.title}"

    @staticmethod
    def with_page(model: Any) -> models.QuerySet[Any]:
        """What readers have a page of: of people, also who is only mentioned."""
        rows = model.objects
        return rows.with_page() if hasattr(rows, "with_page") else rows.published()

    @property
    def about(self) -> Any:
        return next(filter(None, (getattr(self, name) for name in self.KINDS_OF_PAGE)), None)

    @property
    def title(self) -> str:
        """As readers know it: a person is named only where that is allowed."""
        return str(getattr(self.about, "public_name", self.about))
