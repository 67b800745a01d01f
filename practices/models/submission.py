"""A tip as a reader sent it in: the words, and the sender, of whom the site shows at most the name."""

import uuid

from django.db import models
from django.db.models.functions import Now

from .practice import Tip


class Submission(models.Model):
    """Belongs to the tip that editors work on. Keeps the sender's own words beside what editors make of them."""

    expires_pages = False

    tip = models.OneToOneField(Tip, on_delete=models.CASCADE, related_name="submission")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story = models.ForeignKey(
        "stories.Story", verbose_name="bij verhaal", null=True, editable=False, on_delete=models.SET_NULL
    )
    title = models.CharField("tip in één zin", max_length=120, editable=False)
    explanation = models.TextField("uitleg", editable=False)
    situation = models.TextField("situatie", blank=True, editable=False)
    name = models.CharField("naam", max_length=100, blank=True, editable=False)
    organisation = models.CharField("organisatie", max_length=100, blank=True, editable=False)
    may_be_named = models.BooleanField("naam mag bij de tip", default=False, editable=False)
    email = models.EmailField("e-mailadres", blank=True, editable=False)
    question = models.TextField("vraag aan de inzender", blank=True)
    answer = models.TextField("antwoord van de inzender", blank=True, editable=False)
    reason = models.CharField("reden van afwijzen", max_length=300, blank=True)
    caught_by = models.CharField("tegengehouden door", max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("ingestuurd op", db_default=Now(), editable=False)
    decided_at = models.DateTimeField("beoordeeld op", null=True, editable=False)
    form_token = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"
        ordering = ["-pk"]
        default_permissions = ()  # whoever may change a tip may decide about one

    def __str__(self):
        return f"Inzending {self.pk}"
