"""Who was erased, so that it can be done again after an old backup was put back."""

from django.db import models
from django.db.models.functions import Now


class Erasure(models.Model):
    """Only the digest of the address is kept, as of a blocked sender."""

    expires_pages = False

    digest = models.CharField(max_length=64, unique=True)
    keep_words = models.BooleanField()
    erased_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = "gewist adres"
        verbose_name_plural = "gewiste adressen"

    def __str__(self):
        return self.digest
