"""Before readers see a story: the second pair of eyes, and the link for somebody outside the editors."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from .story import Story

LINK_LASTS = timedelta(days=14)


class ReviewQuerySet(models.QuerySet):
    def open(self):
        return self.filter(outcome=Review.Outcome.OPEN)


class Review(models.Model):
    """One editor asks another to look at a story."""

    expires_pages = False

    class Outcome(models.TextChoices):
        OPEN = "open", "Open"
        APPROVED = "goedgekeurd", "Goedgekeurd"
        RETURNED = "terug", "Teruggestuurd"

    story = models.ForeignKey(Story, verbose_name="verhaal", on_delete=models.CASCADE, related_name="reviews")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews_asked",
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="aan wie",
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
    )
    note = models.TextField("wat wil je vragen", blank=True, validators=[MaxLengthValidator(1_000)])
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    outcome = models.CharField("uitkomst", max_length=20, choices=Outcome.choices, default=Outcome.OPEN)
    remark = models.TextField("opmerking", blank=True, validators=[MaxLengthValidator(1_000)])
    decided_at = models.DateTimeField("beoordeeld op", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="beoordeeld door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews_decided",
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"
        ordering = ["-pk"]
        default_permissions = ()  # whoever may change a story may review one
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(outcome="open"), name="one_open_review_of_a_story"
            )
        ]

    def __str__(self):
        return f"Beoordeling van {self.story}"


def when_link_ends() -> datetime:
    return timezone.now() + LINK_LASTS


class PreviewLinkQuerySet(models.QuerySet):
    def working(self):
        """A story in the archive has nobody who still has to look at it."""
        return self.filter(revoked_at=None, expires_at__gt=Now(), story__archived_at=None)


class PreviewLink(models.Model):
    """Shows a story to whoever has the link, before it is published. The link itself is a signed ``uid``."""

    expires_pages = False

    story = models.ForeignKey(
        Story, verbose_name="verhaal", on_delete=models.CASCADE, related_name="preview_links"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="gemaakt door", null=True, on_delete=models.SET_NULL
    )
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    expires_at = models.DateTimeField("werkt tot", default=when_link_ends)
    revoked_at = models.DateTimeField("ingetrokken op", null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "voorbeeldlink"
        verbose_name_plural = "voorbeeldlinks"
        ordering = ["-pk"]
        default_permissions = ()  # whoever may change a story may show it

    def __str__(self):
        return f"Voorbeeldlink {self.pk}"
