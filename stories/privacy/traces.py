"""A person's name and address inside texts."""

import re
from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.db import models
from django.db.models import Q

from practices.models import Practitioner, Submission
from stories.models import Comment, CommentVersion, Correction, Report

ANONYMOUS = "Anoniem"
NO_ADDRESS = "[e-mailadres weggehaald]"
# What readers write, and what editors write about it.
TEXTS: dict[type[models.Model], tuple[str, ...]] = {
    Comment: ("body", "proposed_body", "reason", "caught_by"),
    CommentVersion: ("body",),
    Submission: ("title", "explanation", "situation", "question", "answer", "reason", "caught_by"),
    Report: ("note", "decision_reason"),
    Correction: ("note", "caught_by"),
    LogEntry: ("change_message", "object_repr"),
}


class Traces:
    """What to look for. A name of one word is only surely this person's in the person's own texts."""

    def __init__(self, email: str, names: Iterable[str]):
        self.address = re.compile(rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w)", re.IGNORECASE)
        names = sorted(set(names) - {ANONYMOUS}, key=len, reverse=True)
        self.full_names = [name for name in names if " " in name]
        self.full = [re.compile(pattern(name), re.IGNORECASE) for name in self.full_names]
        self.short = [
            re.compile(pattern(name)) for name in names if " " not in name
        ]  # “Wil”, but not “ik wil”
        self.email = email

    def clean(self, text: str, *, own: bool, names: bool = True) -> str:
        text = self.address.sub(NO_ADDRESS, text)
        for name in [*(self.full if names else []), *(self.short if own else [])]:
            text = name.sub(ANONYMOUS, text)
        return text

    def clean_rows(self, rows, fields: Iterable[str], *, own: bool, names: bool = True) -> int:
        """Write past ``save()``, which would keep the old text in the history. How many rows were changed."""
        changed = 0
        for row in rows:
            before = {name: getattr(row, name) for name in fields}
            after = {name: self.clean(text, own=own, names=names) for name, text in before.items()}
            if after != before:
                limits = {name: row._meta.get_field(name).max_length for name in fields}
                after = {name: text[: limits[name]] for name, text in after.items()}
                type(row)._base_manager.filter(pk=row.pk).update(**after)
                changed += 1
        return changed

    def clean_others(self, *, names: bool) -> int:
        """In what others wrote: the address, and if asked the full name."""
        changed = 0
        for model, fields in TEXTS.items():
            rows = self.holding(model, fields, [self.email, *(self.full_names if names else [])])
            changed += self.clean_rows(rows, fields, own=False, names=names)
        return changed

    def count_mentions(self) -> int:
        """Texts in which the full name still stands."""
        return sum(self.holding(model, fields, self.full_names).count() for model, fields in TEXTS.items())

    def holding(self, model: type[models.Model], fields: Iterable[str], words: list[str]) -> models.QuerySet:
        found = [Q(**{f"{name}__icontains": word}) for name in fields for word in words]
        return model._base_manager.filter(Q(*found, _connector=Q.OR)) if found else model._base_manager.none()

    def is_practitioner(self) -> bool:
        same = [Q(name__iexact=name) for name in self.full_names]
        return bool(same) and Practitioner.objects.filter(Q(*same, _connector=Q.OR)).exists()


def pattern(name: str) -> str:
    words = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<!\w){words}(?!\w)"
