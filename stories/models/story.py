"""Where the knowledge comes from."""

from content_editor.models import Region
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from netwerk.content.names import tidy
from netwerk.content.slugs import Slugged
from netwerk.search import indexing
from practices.models import DatedTopicRow, Organisation, SourcedBlock, Term
from practices.models.topics import rows_to, topic_rows_on

from .authors import Authored
from .commenting import Commentable
from .lifecycle import Lifecycle
from .series import Series
from .showing import Showing
from .source import SOURCE_CONSTRAINTS
from .story_querysets import StoryQuerySet

WORDS_A_MINUTE = 265  # what Dutch readers' "2 min read" of article 002 comes out at


def reading_minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


class Story(Slugged, Commentable, Authored, Showing):
    """An article, taken apart into blocks. What the source does not say (date, author) stays unknown."""

    class Kind(models.TextChoices):
        ARTICLE = "artikel", "Artikel"
        COLUMN = "column", "Column"
        BLOG = "blog", "Blog"
        POST = "post", "Bericht"

    class TipStyle(models.TextChoices):
        NUMBERED = "genummerd", "Genummerd"
        BULLETED = "opsomming", "Opsomming"

    regions = [Region(key="main", title="Verhaal")]
    with_article = "het verhaal"

    title = models.CharField("titel", max_length=200, blank=True)
    kind = models.CharField("soort", max_length=20, choices=Kind.choices, default=Kind.ARTICLE)
    featured_until = models.DateField(
        "uitgelicht tot en met",
        null=True,
        blank=True,
        help_text="Tot en met die dag staat het op de voorpagina.",
    )
    tip_style = models.CharField(
        "tips als", max_length=20, choices=TipStyle.choices, default=TipStyle.NUMBERED
    )

    series = models.ForeignKey(
        Series, verbose_name="reeks", null=True, blank=True, on_delete=models.PROTECT, related_name="stories"
    )
    series_position = models.PositiveSmallIntegerField("deel", null=True, blank=True)
    announced_part = models.CharField(
        "aangekondigd vervolg",
        max_length=200,
        blank=True,
        help_text="Waar gaat het volgende deel over? Staat op de site tot dat deel er is.",
    )
    organisation_kinds = ArrayField(
        models.CharField(max_length=20, choices=Organisation.Kind.choices),
        verbose_name="soorten organisaties",
        default=list,
        blank=True,
        help_text="Gaat het verhaal over een soort organisatie, zonder een naam te noemen? Kies die soort: lezers "
        "vinden het verhaal dan met het filter “Soort organisatie”.",
    )
    related = models.ManyToManyField("self", verbose_name="lees ook", blank=True, symmetrical=False)
    topics = TaggableManager("onderwerpen", through="stories.TaggedStory", blank=True, related_name="stories")
    revised_on = models.DateField(
        "bijgewerkt op", null=True, blank=True, help_text="Na een verbetering. Lezers zien deze datum."
    )
    # Counted when the blocks are saved, as a list shows the reading time of twenty stories.
    word_count = models.PositiveIntegerField(default=0, editable=False)

    history = HistoricalRecords(m2m_fields=[related])
    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = "verhaal"
        verbose_name_plural = "verhalen"
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["-published_at", "-id"], name="story_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(title=""),
                name="published_story_has_title",
                violation_error_message="Geef het verhaal een titel voordat je het publiceert.",
            ),
            models.UniqueConstraint(fields=["series", "series_position"], name="series_position_once"),
            *SOURCE_CONSTRAINTS,
            Lifecycle.archived_is_not_published(),
        ]

    def __str__(self):
        return self.title or "Verhaal zonder titel"

    def get_absolute_url(self):
        return reverse("stories:story-detail", args=[self.slug])

    def clean(self):
        super().clean()
        self.title = tidy(self.title)  # before the constraints: a title of spaces is no title

    def address_text(self):
        return self.title or "verhaal"

    def save(self, *args, **kwargs):
        self.title = tidy(self.title)
        with indexing.batch():  # its blocks are published with it before any of them is indexed
            super().save(*args, **kwargs)
            TaggedStory.follow(content_object=self)
            for model in self.block_models():
                if issubclass(model, SourcedBlock):
                    model._base_manager.filter(parent=self).update(published_at=self.moment_of_blocks())
                    topic_rows_on(model).follow(content_object__parent=self)
            self.index_what_appears()

    def count_words(self) -> None:
        """Count again after the blocks were saved. Not a change by an editor, so it leaves no history."""
        words = len(self.shown_lead.split())
        for model in self.block_models():
            blocks = model.get_queryset().filter(parent=self)
            words += sum(len(block.words().split()) for block in blocks if self.shows(block))
        Story.objects.filter(pk=self.pk).update(word_count=words)
        self.word_count = words

    @property
    def is_published(self) -> bool:
        return Story.objects.published().filter(pk=self.pk).exists()

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(self.word_count)

    def body(self, page_of=None):
        """The story as a reader meets it: blocks in order, anchors, contents and links to the glossary."""
        from stories.body import Body  # it needs the models

        return Body(self, Term.objects.published().only("name", "aliases", "slug"), page_of)


class TaggedStory(DatedTopicRow):
    content_object = rows_to("stories.Story")
