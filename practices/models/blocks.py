"""What a story is made of. A lesson, tip or quote is one row: a place in the story and a page of its own."""

from django.db import models

from netwerk.content.querysets import PublishedQuerySet


class BlockQuerySet(PublishedQuerySet):
    def for_feed(self):
        return self.select_related("parent")

    NEWEST = ("-published_at", "-parent_id", "ordering", "pk")

    def newest(self):
        """The newest story first; what comes from one story stands as it does there."""
        return self.order_by(*self.NEWEST)

    def in_story_order(self):
        return self.order_by("ordering", "pk")


class Block(models.Model):
    """A part of a story, in the place where the author put it."""

    parent = models.ForeignKey(
        "stories.Story",
        verbose_name="verhaal",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="%(class)ss",
    )
    region = models.CharField(max_length=20, default="main")
    ordering = models.IntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["ordering", "pk"]

    @classmethod
    def get_queryset(cls):
        """The blocks of this kind with all that a story page shows of them, in one query."""
        return cls._default_manager.all()

    def words(self) -> str:
        """What a reader reads of this block, without markup."""
        return ""


class Provenance(models.TextChoices):
    LITERAL = "letterlijk", "Letterlijk uit de bron"
    EDITED = "bewerkt", "In onze woorden, uit de bron"
    DERIVED = "afgeleid", "Door de redactie afgeleid uit de bron"


class SourcedBlock(Block):
    """A block that is knowledge by itself: it has lists and a page, and says how close it is to its source."""

    # Copied from the story, so that one column answers "is it published?" for every model and one index
    # serves every list. Empty too when its story may not show it. Only save() writes it; Story.save() passes a
    # change on.
    published_at = models.DateTimeField(null=True, editable=False)
    provenance = models.CharField(
        "herkomst", max_length=20, choices=Provenance.choices, default=Provenance.EDITED
    )

    class Meta(Block.Meta):
        abstract = True
        indexes = [
            models.Index(fields=["-published_at", "-parent", "ordering", "id"], name="%(class)s_in_lists")
        ]

    def save(self, *args, **kwargs):
        if self.parent:
            self.published_at = self.parent.published_at if self.parent.shows(self) else None
        super().save(*args, **kwargs)

    @property
    def is_literal(self) -> bool:
        return self.provenance == Provenance.LITERAL

    def number(self) -> int:
        """Its place among the blocks of its kind in the story; the number in its anchor."""
        before = models.Q(ordering__lt=self.ordering) | models.Q(ordering=self.ordering, pk__lt=self.pk)
        blocks = self.parent.shown(type(self).get_queryset()) if self.parent else type(self).get_queryset()
        return blocks.filter(before, parent_id=self.parent_id).count() + 1

    def anchor(self) -> str:
        return f"{self._meta.verbose_name}-{self.number()}"
