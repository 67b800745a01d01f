"""The queue of mail, and what we know about the addresses it goes to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone


class MailQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(sent_at=None, gave_up_at=None)

    def due(self):
        return self.waiting().filter(send_after__lte=Now())

    def given_up(self):
        return self.exclude(gave_up_at=None)


class Mail(models.Model):
    """One mail to one address. ``key`` says what it is about, so that the same thing is told once."""

    expires_pages = False

    kind = models.CharField("soort", max_length=40)
    to = models.EmailField("aan")
    about = models.UUIDField(null=True, db_index=True)
    key = models.CharField(max_length=200, unique=True)
    created_at = models.DateTimeField("gemaakt op", default=timezone.now)
    send_after = models.DateTimeField("niet eerder dan", default=timezone.now)
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    error = models.CharField("laatste fout", max_length=200, blank=True)
    sent_at = models.DateTimeField("verstuurd op", null=True)
    gave_up_at = models.DateTimeField("opgegeven op", null=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mail"
        verbose_name_plural = "e-mails"
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["send_after", "id"],
                condition=models.Q(sent_at=None, gave_up_at=None),
                name="mail_waiting",
            )
        ]

    def __str__(self):
        return f"{self.kind} ({self.pk})"


class EmailAddressQuerySet(models.QuerySet):
    def confirmed(self):
        return self.exclude(confirmed_at=None)

    def for_email(self, email: str):
        return self.filter(email=email.strip().lower())


class EmailAddress(models.Model):
    """An address a reader gave. It gets no mail but the confirmation before its owner confirmed it."""

    expires_pages = False

    email = models.EmailField("e-mailadres", unique=True)  # lower case, by save()
    created_at = models.DateTimeField("opgegeven op", default=timezone.now)
    asked_at = models.DateTimeField("bevestiging gevraagd op", null=True)
    confirmed_at = models.DateTimeField("bevestigd op", null=True)
    # The streams of mail this address does not want; the names are those of netwerk.mail.kinds.Stream.
    stopped = ArrayField(
        models.CharField(max_length=20), verbose_name="afgemeld voor", default=list, blank=True
    )

    objects = EmailAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mailadres van een lezer"
        verbose_name_plural = "e-mailadressen van lezers"
        ordering = ["email"]

    def __str__(self):
        return self.email

    def save(self, *args, **kwargs):
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)
