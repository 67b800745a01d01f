"""What is remembered against floods and spam. No address of a computer is kept, nor anything that leads to one."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class RateLimitCounter(models.Model):
    """How often one thing was done since a moment. The table is not logged: after a crash counting begins anew."""

    expires_pages = False

    key = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()


class DailySalt(models.Model):
    """What addresses of computers are hashed with on one day. When it is deleted, no hash leads back."""

    expires_pages = False

    day = models.DateField(primary_key=True)
    value = models.CharField(max_length=64)


class BlockedSender(models.Model):
    """An e-mail address whose comments and tips go to the spam list. Only its digest is kept."""

    expires_pages = False

    digest = models.CharField("code van het adres", max_length=64, unique=True, editable=False)
    reason = models.CharField("reden", max_length=200, blank=True)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="geblokkeerd door",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
    )
    created_at = models.DateTimeField("geblokkeerd op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "geblokkeerde afzender"
        verbose_name_plural = "geblokkeerde afzenders"
        ordering = ["-created_at"]

    def __str__(self):
        return f"Afzender {self.digest[:8]}"


class BlockedWord(models.Model):
    """A word, or a part of an address, that sends what a reader writes to the spam list."""

    expires_pages = False

    word = models.CharField(
        "woord",
        max_length=100,
        help_text="Een woord of een stuk van een webadres. Een reactie of tip met dit woord gaat naar de spam.",
    )

    class Meta:
        verbose_name = "woord voor de spamlijst"
        verbose_name_plural = "woorden voor de spamlijst"
        ordering = [Lower("word")]
        constraints = [
            models.UniqueConstraint(
                Lower("word"), name="blocked_word_once", violation_error_message="Dit woord staat er al."
            )
        ]

    def __str__(self):
        return self.word
