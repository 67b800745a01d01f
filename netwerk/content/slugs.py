"""Addresses that last: every slug is unique, and a slug that changed leads to the new one for ever."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.utils.text import slugify

from .names import short_slug, sort_key

SLUG_LOCK = 7_120_511  # any number no other lock of ours has


def slug_digest(slug: str) -> str:
    return hashlib.sha256(slug.encode()).hexdigest()


class SlugHistoryQuerySet(models.QuerySet):
    def for_slug(self, model: type[models.Model], slug: str):
        """What is known of a slug that no row of the model has now: where it went, or that it is gone."""
        return self.filter(kind=model._meta.label_lower, slug__in=[slug, slug_digest(slug)]).first()

    def ids_of(self, model: type[models.Model], slugs: list[str]) -> dict[str, int]:
        """The rows that these slugs led to once."""
        kept_as = {kept: slug for slug in slugs for kept in (slug, slug_digest(slug))}
        rows = self.filter(kind=model._meta.label_lower, slug__in=kept_as, gone=False)
        return {kept_as[kept]: key for kept, key in rows.values_list("slug", "object_id")}


class SlugHistory(models.Model):
    """A slug that was in use once. A withdrawn one is kept as a digest, as the slug itself may hold a name."""

    kind = models.CharField("soort", max_length=60)
    slug = models.CharField("oud adres", max_length=100)
    object_id = models.BigIntegerField("nieuwe plek")
    gone = models.BooleanField("ingetrokken", default=False)

    objects = SlugHistoryQuerySet.as_manager()

    class Meta:
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="old_address_once")]

    def __str__(self):
        return f"{self.kind}: {self.slug}"


class Slugged(models.Model):
    """A row with a page of its own. Set ``name_field`` to the field that names it."""

    slug = models.SlugField(
        "adres",
        max_length=100,
        unique=True,
        blank=True,
        help_text="Het laatste deel van het webadres. Laat leeg, dan maken wij het. Een oud adres blijft werken.",
    )
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    updated_at = models.DateTimeField("laatst gewijzigd", auto_now=True)

    name_field = "title"
    reserved_slugs: frozenset[str] = frozenset()  # pages of another kind stand at these addresses

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._slug_before = "" if self._state.adding else self.__dict__.get("slug", "")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = self.make_sort_name()
        if self.slug:
            super().save(*args, **kwargs)
        else:
            self._save_with_free_slug(*args, **kwargs)
        if self._slug_before and self._slug_before != self.slug:
            self._remember(self._slug_before)
        self._slug_before = self.slug

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any):
        instance = super().from_db(*args, **kwargs)
        instance._slug_before = instance.__dict__.get("slug", "")
        return instance

    def clean(self):
        super().clean()
        if self.slug in self.reserved_slugs:
            raise ValidationError({"slug": "Dit adres is van een andere pagina. Kies een ander adres."})
        if self.slug:
            old = SlugHistory.objects.for_slug(type(self), self.slug)
            if old and old.object_id != self.pk:
                raise ValidationError({"slug": "Dit adres was van een andere pagina. Kies een ander adres."})

    def address_text(self) -> str:
        """The text a new slug is made of."""
        return getattr(self, self.name_field)

    def make_sort_name(self) -> str:
        return sort_key(getattr(self, self.name_field))

    def _save_with_free_slug(self, *args: Any, **kwargs: Any) -> None:
        """Rows with one title may be saved at the same moment: who takes an address makes the others wait."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLUG_LOCK])
            self.slug = self.free_slug(short_slug(self.address_text(), otherwise=self._numbered_address()))
            super().save(*args, **kwargs)

    def _numbered_address(self) -> str:
        """For a name in letters that no address can have: "verhaal-12"."""
        last = type(self)._base_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
        return f"{slugify(str(self._meta.verbose_name))}-{self.pk or last + 1}"

    def free_slug(self, start: str) -> str:
        """``start``, or with the first number behind it that no page has or had."""
        taken = type(self)._base_manager.filter(slug__startswith=start).values_list("slug", flat=True)
        used = self.reserved_slugs.union(taken)
        number, slug = 1, start
        while slug in used or SlugHistory.objects.for_slug(type(self), slug):
            number += 1
            slug = f"{start}-{number}"
        return slug

    def _remember(self, slug: str) -> None:
        kind = self._meta.label_lower
        SlugHistory.objects.filter(kind=kind, slug=self.slug, gone=False).delete()  # it is in use again
        SlugHistory.objects.update_or_create(kind=kind, slug=slug, defaults={"object_id": self.pk})
