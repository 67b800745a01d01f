"""Accounts, and what is remembered of logging in and of rights: nothing that leads to the address of a computer."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class User(AbstractUser):
    """Somebody who logs in to the admin. Readers and commenters have no account."""

    email = models.EmailField("e-mailadres", unique=True)
    unused_warned_at = models.DateTimeField("gewaarschuwd op", null=True, editable=False)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message="Er is al een account met dit e-mailadres.",
            )
        ]


class LoginFailure(models.Model):
    """How many passwords were tried for one name at one address. The key leads back to neither without our secret."""

    expires_pages = False

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(default=timezone.now, db_index=True)


class RightsChange(models.Model):
    """What somebody may do changed. Nobody writes in it; one ``event`` is all that was changed in one go."""

    expires_pages = False

    event = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    at = models.DateTimeField("wanneer", default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    of = models.CharField("van", max_length=200)
    what = models.TextField("wat")

    class Meta:
        verbose_name = "wijziging van rechten"
        verbose_name_plural = "wijzigingen van rechten"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.of}: {self.what}"
