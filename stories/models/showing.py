"""What of a story readers may see: of a source that may only be linked to, its text is not ours to show."""

from typing import Any

from django.db import models
from django.db.models import Case, Value, When

from netwerk.search import indexing
from practices.models import Block, Provenance, SourcedBlock


class Showing(models.Model):
    Permission: Any  # these are of the story
    permission: Any
    published_at: Any
    subtitle: Any
    lead: Any
    block_models: Any

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Any:
        story: Any = super().from_db(*args, **kwargs)
        if "permission" in story.__dict__:
            story._was_link_only = story.is_link_only
        return story

    @property
    def is_link_only(self) -> bool:
        return self.permission == self.Permission.LINK_ONLY

    @property
    def is_ours_to_tell(self) -> bool:
        """What stands here is in our words, after what somebody else wrote."""
        return self.permission in {self.Permission.OWN_WORDS, self.Permission.LINK_ONLY}

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

    def moment_of_blocks(self) -> Any:
        """When those blocks are published."""
        if not self.is_link_only:
            return self.published_at
        return Case(When(provenance=Provenance.DERIVED, then=Value(self.published_at)), default=None)

    def index_what_appears(self) -> None:
        """Search follows the moment of a story; that its parts appear or go by themselves it must be told."""
        was, self._was_link_only = getattr(self, "_was_link_only", self.is_link_only), self.is_link_only
        if was == self.is_link_only:
            return
        story: Any = self
        for row in [*story.definitions.all(), *story.contributions.all()]:
            indexing.index_row(row)
        for model in self.block_models():
            for block in model._base_manager.filter(parent=self) if issubclass(model, SourcedBlock) else []:
                for row in [block, *block.topic_rows.all()]:
                    indexing.index_row(row)
