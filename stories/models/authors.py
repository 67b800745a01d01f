"""How the writers of a story are named."""

from typing import TYPE_CHECKING

from django.db import models

from .contribution import Contribution

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Authored(models.Model):
    has_unknown_author = models.BooleanField(
        "er schreef nog iemand mee",
        default=False,
        help_text="Noemt de bron niet iedereen die meeschreef? Dan staat overal “en anderen” achter de auteurs.",
    )

    if TYPE_CHECKING:
        contributions: RelatedManager[Contribution]

    class Meta:
        abstract = True

    def authors(self):
        """Uses what ``for_cards()`` fetched; asks the database otherwise."""
        return [c for c in self.contributions.all() if c.kind == Contribution.Kind.AUTHOR]

    @property
    def has_other_writers(self) -> bool:
        """Whether somebody else wrote or helped than the authors that are named."""
        helped = any(c.kind == Contribution.Kind.CONTRIBUTOR for c in self.contributions.all())
        return helped or self.has_unknown_author

    def author_names(self) -> list[str]:
        """The authors as readers may see them; “anderen” is the last when they did not write it alone."""
        names = [contribution.practitioner.public_name for contribution in self.authors()]
        return [*names, "anderen"] if names and self.has_other_writers else names

    def byline(self) -> str:
        """All who wrote it; those who helped are the others."""
        unknown = ["auteur onbekend", "anderen"] if self.has_other_writers else ["auteur onbekend"]
        *first, last = self.author_names() or unknown
        return f"{', '.join(first)} en {last}" if first else last
