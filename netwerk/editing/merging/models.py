"""What was merged, by whom and when, and all that is needed to undo it."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format


class MergeQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not undone."""
        return self.filter(undone_at=None)

    def of(self, model: type[models.Model]):
        return self.filter(kind=model._meta.label_lower)


def account_field() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )


def moment_in_words(moment: datetime, who: Any) -> str:
    return date_format(timezone.localtime(moment), "j F Y H:i") + (f" door {who}" if who else "")


class Merge(models.Model):
    """``changes`` holds numbers of rows and names of columns, and never a word of anybody."""

    expires_pages = False

    kind = models.CharField("soort", max_length=60)
    old_id = models.BigIntegerField("nummer van wat opging")
    new_id = models.BigIntegerField("nummer van waarin het opging")
    merged_at = models.DateTimeField("samengevoegd op", auto_now_add=True)
    merged_by = account_field()
    undone_at = models.DateTimeField("teruggedraaid op", null=True, editable=False)
    undone_by = account_field()
    changes = models.JSONField(default=dict, editable=False)

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ["-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["kind", "new_id"], name="merge_into")]

    old_name = new_name = ""  # see names.py

    def __str__(self):
        return f"{self.old_name} in {self.new_name}" if self.old_name else f"Samenvoeging {self.pk}"

    @property
    def model(self) -> Any:
        return apps.get_model(self.kind)

    @property
    def moved(self) -> int:
        """How many rows moved."""
        return sum(len(move["moved"]) for move in self.changes["moves"])

    def merged_in_words(self) -> str:
        return moment_in_words(self.merged_at, self.merged_by)

    def undone_in_words(self) -> str:
        return moment_in_words(self.undone_at, self.undone_by) if self.undone_at else ""

    def later(self) -> models.QuerySet["Merge"]:
        """What was merged on top of this one."""
        same = Merge.objects.standing().filter(kind=self.kind, pk__gt=self.pk)
        return same.filter(models.Q(old_id=self.new_id) | models.Q(new_id=self.new_id))


def went_into(model: type[models.Model], pk: int) -> set[int]:
    """The numbers of all that went into this one, by one merge or several."""
    found: set[int] = set()
    newest = {pk}
    while newest:
        rows = Merge.objects.standing().of(model).filter(new_id__in=newest)
        newest = set(rows.values_list("old_id", flat=True)) - found
        found |= newest
    return found


def is_now(model: type[models.Model], pk: int) -> int | None:
    """The number of the row, or of what it went into; nothing when neither is there."""
    seen: set[int] = set()
    while pk not in seen:
        seen.add(pk)
        if model._base_manager.filter(pk=pk).exists():
            return pk
        into = Merge.objects.standing().of(model).filter(old_id=pk).first()
        pk = into.new_id if into else pk
    return None
