"""Words that mean the same: our own list to start with, and the groups that editors add."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models

from . import dutch


class SynonymGroup(models.Model):
    """Words of editors that find each other. No worker remembers them: a change counts for the next question."""

    words = models.CharField(
        "woorden",
        max_length=300,
        help_text="Twee of meer woorden die hetzelfde betekenen, met een komma ertussen: fiets, rijwiel. Wie op één "
        "van deze woorden zoekt, vindt de andere ook. Meervouden en andere vormen tellen vanzelf mee. Staat een "
        "woord ook in de vaste lijst van de site, dan vindt het die woorden ook.",
    )
    forms = ArrayField(
        models.TextField(), default=list, editable=False, blank=True
    )  # of the words, as search compares them

    class Meta:
        verbose_name = "groep synoniemen"
        verbose_name_plural = "synoniemen"
        ordering = ["words"]
        indexes = [GinIndex(fields=["forms"], name="synonym_group_forms")]

    def __str__(self):
        return self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.forms = forms_of(self.words)
        super().save(*args, **kwargs)

    def clean(self):
        for word in split(self.words):
            if len(list(dutch.tokens(word))) != 1:
                raise ValidationError(
                    {"words": f"“{word}” is niet één woord. Zet een komma tussen de woorden."}
                )
            if dutch.is_stop_word(word.lower()):
                raise ValidationError(
                    {"words": f"“{word}” staat in bijna elke tekst. Daar zoeken we niet op."}
                )
        if len(forms_of(self.words)) < 2:
            raise ValidationError({"words": "Noem twee of meer verschillende woorden."})
        others = type(self).objects.exclude(pk=self.pk)
        if other := others.filter(forms__overlap=forms_of(self.words)).first():
            raise ValidationError(
                {"words": f"Een van deze woorden staat al in de groep “{other}”. Voeg ze daar toe."}
            )


def split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def forms_of(words: str) -> list[str]:
    return sorted({dutch.form(token) for token in dutch.tokens(words)})


def groups_with(forms: list[str]) -> list[frozenset[str]]:
    """The groups of editors that have any of these forms."""
    found = SynonymGroup.objects.filter(forms__overlap=forms) if forms else ()
    return [frozenset(group.forms) for group in found]
