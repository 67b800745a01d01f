"""Where the knowledge comes from."""

from content_editor.models import Region
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager

from netwerk.content.names import tidy
from netwerk.content.slugs import Slugged
from netwerk.content.validators import http_address, is_http_address
from netwerk.search import indexing
from practices.models import Block, Organisation, SourcedBlock, Term, TopicRow
from practices.models.topics import rows_to

from .commenting import Commentable
from .contribution import Contribution
from .lifecycle import Lifecycle, LifecycleQuerySet
from .series import Series
from .showing import Showing

WORDS_A_MINUTE = 265  # what Dutch readers' "2 min read" of article 002 comes out at


def reading_minutes(words: int) -> int:
    return max(1, round(words / WORDS_A_MINUTE))


class StoryQuerySet(LifecycleQuerySet):
    def featured(self):
        """The editors' choice for the front page, up to and including its last day."""
        return self.filter(featured_until__gte=timezone.localdate()).order_by(
            "featured_until", "-published_at", "pk"
        )

    def written_by(self, people):
        return self.filter(
            pk__in=Contribution.objects.wrote().filter(practitioner__in=people).values("story")
        )

    def with_text(self):
        """Without those whose source may only be linked to: what that says is not ours to show."""
        return self.exclude(permission=Story.Permission.LINK_ONLY)

    def mentioning(self, people):
        """Stories that only tell of somebody."""
        told = Contribution.objects.mentioned().filter(practitioner__in=people)
        return self.with_text().filter(pk__in=told.values("story"))

    def quoting(self, quotes):
        return self.filter(pk__in=quotes.order_by().values("parent"))

    def with_comment_total(self):
        comments = apps.get_model("stories", "Comment").objects  # it is about stories
        visible = comments.visible().filter(story=models.OuterRef("pk")).order_by().values("story")
        counted = visible.annotate(total=models.Count("pk")).values("total")
        return self.annotate(comment_total=Coalesce(models.Subquery(counted), 0))

    def with_authors(self):
        writers = Contribution.objects.wrote().select_related("practitioner__organisation")
        return self.prefetch_related(models.Prefetch("contributions", writers))

    def for_cards(self):
        return self.with_comment_total().with_authors()

    def for_feed(self):
        return self.with_authors()


class Story(Slugged, Commentable, Showing, Lifecycle):
    """An article, taken apart into blocks. What the source does not say (date, author) stays unknown."""

    class Kind(models.TextChoices):
        ARTICLE = "artikel", "Artikel"
        COLUMN = "column", "Column"
        BLOG = "blog", "Blog"
        POST = "post", "Bericht"

    class Permission(models.TextChoices):
        GRANTED = "toestemming", "Toestemming van de bron"
        OWN_WORDS = "navertelling", "In onze woorden verteld"
        OWN_WORK = "eigen-werk", "Eigen werk"
        LINK_ONLY = "alleen-link", "Alleen een link naar de bron"

    class TipStyle(models.TextChoices):
        NUMBERED = "genummerd", "Genummerd"
        BULLETED = "opsomming", "Opsomming"

    regions = [Region(key="main", title="Verhaal")]
    with_article = "het verhaal"

    title = models.CharField("titel", max_length=200, blank=True)
    subtitle = models.CharField("ondertitel", max_length=200, blank=True)
    kind = models.CharField("soort", max_length=20, choices=Kind.choices, default=Kind.ARTICLE)
    lead = models.TextField(
        "inleiding", max_length=1000, blank=True, help_text="Staat boven het verhaal en in lijsten."
    )
    original_date = models.DateField(
        "datum van de bron", null=True, blank=True, help_text="Onbekend? Laat leeg. Verzin geen datum."
    )
    published_at = models.DateTimeField(
        "gepubliceerd op",
        null=True,
        blank=True,
        help_text="Leeg is een concept. Een moment in de toekomst: het verhaal komt dan vanzelf op de site.",
    )
    featured_until = models.DateField(
        "uitgelicht tot en met",
        null=True,
        blank=True,
        help_text="Tot en met die dag staat het op de voorpagina.",
    )
    tip_style = models.CharField(
        "tips als", max_length=20, choices=TipStyle.choices, default=TipStyle.NUMBERED
    )

    source_name = models.CharField("naam van de bron", max_length=200, blank=True)
    source_url = models.CharField("adres van de bron", max_length=500, blank=True, validators=[http_address])
    source_complete = models.BooleanField(
        "adres is compleet",
        default=True,
        help_text="Uit bij een adres dat is afgebroken. Dan tonen we geen link.",
    )
    source_is_canonical = models.BooleanField("bron is het origineel voor zoekmachines", default=False)
    source_gaps = models.TextField(
        "wat ontbreekt in de bron", blank=True, help_text="Een per regel. Bijvoorbeeld: De foto ontbreekt."
    )
    has_unknown_author = models.BooleanField(
        "er schreef nog iemand mee",
        default=False,
        help_text="Noemt de bron niet iedereen die meeschreef? Dan staat overal “en anderen” achter de auteurs.",
    )
    taken_over_on = models.DateField("overgenomen op", null=True, blank=True)
    permission = models.CharField(
        "recht om te plaatsen",
        max_length=20,
        choices=Permission.choices,
        blank=True,
        help_text="Nodig om te publiceren. Bij “alleen een link” zien lezers alleen de titel, de bron en wat de "
        "redactie zelf afleidde.",
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
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(permission=""),
                name="published_story_has_permission",
                violation_error_message="Kies het recht om te plaatsen voordat je het verhaal publiceert.",
            ),
            models.CheckConstraint(
                condition=Q(source_is_canonical=False) | (Q(source_complete=True) & ~Q(source_url="")),
                name="canonical_source_is_complete",
                violation_error_message="Een bron zonder compleet adres kan niet het origineel zijn.",
            ),
            models.UniqueConstraint(fields=["series", "series_position"], name="series_position_once"),
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
            for model in self.block_models():
                if issubclass(model, SourcedBlock):
                    model.objects.filter(parent=self).update(published_at=self.moment_of_blocks())
            self.index_what_appears()

    def count_words(self) -> None:
        """Count again after the blocks were saved. Not a change by an editor, so it leaves no history."""
        words = len(self.shown_lead.split())
        for model in self.block_models():
            blocks = model.get_queryset().filter(parent=self)
            words += sum(len(block.words().split()) for block in blocks if self.shows(block))
        Story.objects.filter(pk=self.pk).update(word_count=words)
        self.word_count = words

    @classmethod
    def block_models(cls):
        """Every model whose rows are parts of a story."""
        return [r.related_model for r in cls._meta.related_objects if issubclass(r.related_model, Block)]

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

    def source_link(self) -> str:
        """The address of the source, or nothing: a link that was cut off leads nowhere."""
        url = self.source_url
        return url if self.source_complete and is_http_address(url) else ""

    def gaps(self) -> list[str]:
        return [tidy(line) for line in self.source_gaps.splitlines() if line.strip()]


class TaggedStory(TopicRow):
    content_object = rows_to("stories.Story")
