"""What of a story readers may see: of a source that may only be linked to, its text is not ours to show."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Value, When

from netwerk.search import indexing
from practices.models import Block, Definition, Provenance, SourcedBlock

from .lifecycle import Lifecycle
from .source import SourceFields

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from .contribution import Contribution


class Showing(SourceFields, Lifecycle):
    subtitle = models.CharField("ondertitel", max_length=200, blank=True)
    lead = models.TextField(
        "inleiding", max_length=1000, blank=True, help_text="Staat boven het verhaal en in lijsten."
    )

    if TYPE_CHECKING:
        definitions: RelatedManager[Definition]
        contributions: RelatedManager[Contribution]

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args, **kwargs) -> Self:
        story = super().from_db(*args, **kwargs)
        if "permission" in story.__dict__:
            story._was_link_only = story.is_link_only
        return story

    @classmethod
    def block_models(cls):
        """Every model whose rows are parts of a story."""
        return [r.related_model for r in cls._meta.related_objects if issubclass(r.related_model, Block)]

    @property
    def shown_subtitle(self) -> str:
        return "" if self.is_link_only else self.subtitle

    @property
    def shown_lead(self) -> str:
        return "" if self.is_link_only else self.lead

    def shows(self, block: Block) -> bool:
        """What editors made of the source themselves is always shown."""
        return not self.is_link_only or getattr(block, "provenance", "") == Provenance.DERIVED

    def shown(self, blocks: models.QuerySet) -> models.QuerySet:
        """The same for blocks of one kind that are knowledge by themselves."""
        return blocks.filter(provenance=Provenance.DERIVED) if self.is_link_only else blocks

    def moment_of_blocks(self) -> datetime | Case | None:
        """When those blocks are published."""
        if not self.is_link_only or self.published_at is None:
            return self.published_at
        return Case(When(provenance=Provenance.DERIVED, then=Value(self.published_at)), default=None)

    def index_what_appears(self) -> None:
        """Search follows the moment of a story; that its parts appear or go by themselves it must be told."""
        was, self._was_link_only = getattr(self, "_was_link_only", self.is_link_only), self.is_link_only
        if was == self.is_link_only:
            return
        for row in [*self.definitions.all(), *self.contributions.all()]:
            indexing.index_row(row)
        for model in self.block_models():
            for block in model._base_manager.filter(parent=self) if issubclass(model, SourcedBlock) else []:
                for row in [block, *block.topic_rows.all()]:
                    indexing.index_row(row)
