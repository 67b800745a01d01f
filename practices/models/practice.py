"""The knowledge itself: lessons, tips and quotes."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from netwerk.browse.tags import TopicsManager
from netwerk.browse.weekly import TURN
from netwerk.content.commenting import TakesComments
from netwerk.content.names import tidy
from netwerk.content.richtext import RichTextField, plain
from netwerk.content.slugs import Slugged

from ..quotation import without_marks
from .blocks import BlockQuerySet, SourcedBlock
from .people import Organisation, Practitioner


class LessonQuerySet(BlockQuerySet):
    def for_cards(self):
        return self.select_related("parent").prefetch_related("topics")


class Lesson(Slugged, SourcedBlock):
    """A titled insight. What follows it in the story, up to the next heading, belongs to it."""

    class Kind(models.TextChoices):
        LESSON = "les", "Les"
        PITFALL = "valkuil", "Valkuil"
        SUCCESS = "succesfactor", "Succesfactor"

    title = models.CharField("titel", max_length=200)
    body = RichTextField("tekst", blank=True)
    kind = models.CharField("soort", max_length=20, choices=Kind.choices, default=Kind.LESSON)
    topics = TopicsManager(
        "onderwerpen", through="practices.TaggedLesson", blank=True, related_name="lessons"
    )

    history = HistoricalRecords()
    objects = LessonQuerySet.as_manager()

    class Meta(SourcedBlock.Meta):
        verbose_name = "les"
        verbose_name_plural = "lessen"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practices:lesson-detail", args=[self.slug])

    def words(self):
        return f"{self.title} {plain(self.body)}"


class TipQuerySet(BlockQuerySet):
    def published(self):
        return super().published().filter(status=Tip.Status.ACCEPTED)

    def for_cards(self):
        return self.select_related("parent").prefetch_related("topics")


class Tip(TakesComments, Slugged, SourcedBlock):
    """Something to do tomorrow. Without a story it was sent in by a reader and has a moment of its own.

    About a tip in a story readers talk at the story.
    """

    with_article = "de tip"

    class Phase(models.TextChoices):
        START = "starten", "Starten"
        KEEP_ALIVE = "levend-houden", "Levend houden"
        RENEW = "vernieuwen", "Vernieuwen"
        CELEBRATE = "vieren", "Vieren"
        STOP = "stoppen", "Stoppen"

    class Level(models.TextChoices):
        PERSON = "persoon", "Jezelf"
        ORGANISATION = "organisatie", "Je organisatie"
        NETWORK = "netwerk", "Het netwerk"

    class Cooperation(models.TextChoices):
        INTERNAL = "intern", "Binnen je organisatie"
        GOVERNMENTS = "overheden", "Tussen overheden"
        SOCIETY = "samenleving", "Met inwoners en organisaties"
        TRIANGLE = "gouden-driehoek", "Overheid, bedrijven en kennisinstellingen"

    class Status(models.TextChoices):
        SENT_IN = "ingestuurd", "Ingestuurd"
        ASKED = "vraag", "Vraag gesteld aan de inzender"
        ACCEPTED = "aangenomen", "Aangenomen"
        REFUSED = "afgewezen", "Afgewezen"

    title = models.CharField("tip in één zin", max_length=200)
    explanation = RichTextField("uitleg", blank=True)
    phase = models.CharField("fase van het netwerk", max_length=20, choices=Phase.choices, blank=True)
    level = models.CharField("voor wie", max_length=20, choices=Level.choices, blank=True)
    cooperation = models.CharField(
        "soort samenwerking", max_length=20, choices=Cooperation.choices, blank=True
    )
    lesson = models.ForeignKey(
        Lesson,
        verbose_name="vat deze les samen",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="tips",
    )
    status = models.CharField("status", max_length=20, choices=Status.choices, default=Status.ACCEPTED)
    contributor_name = models.CharField("ingestuurd door", max_length=100, blank=True)
    revised_on = models.DateField(
        "bijgewerkt op", null=True, blank=True, help_text="Na een verbetering. Lezers zien deze datum."
    )
    topics = TopicsManager("onderwerpen", through="practices.TaggedTip", blank=True, related_name="tips")

    history = HistoricalRecords()
    objects = TipQuerySet.as_manager()
    reserved_slugs = frozenset({"insturen"})

    class Meta(SourcedBlock.Meta):
        verbose_name = "tip"
        verbose_name_plural = "tips"
        indexes = [*SourcedBlock.Meta.indexes, models.Index(TURN, name="tip_turn")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("practices:tip-detail", args=[self.slug])

    @classmethod
    def get_queryset(cls):
        """A tip that was refused, or that waits, is not in its story either."""
        return cls.objects.filter(status=cls.Status.ACCEPTED)

    def words(self):
        return f"{self.title} {plain(self.explanation)}"


class QuoteQuerySet(BlockQuerySet):
    def from_practice(self):
        """What somebody said about work of their own; not what an expert wrote in a book."""
        return self.published().exclude(speaker__voice=Practitioner.Voice.EXPERT)

    def for_feed(self):
        return self.select_related("speaker__organisation")

    def for_cards(self):
        return self.select_related("parent", "speaker__organisation", "organisation").prefetch_related(
            "topics"
        )


class Quote(Slugged, SourcedBlock):
    """What somebody said, with the role and organisation of that moment.

    Only a literal quote is shown between quotation marks; other ones are reported speech.
    """

    text = models.TextField(
        "citaat", help_text="Zonder aanhalingstekens. Een lege regel maakt een nieuwe alinea."
    )
    speaker = models.ForeignKey(
        Practitioner,
        verbose_name="wie zei dit",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="quotes",
    )
    speaker_label = models.CharField(
        "of: omschrijving van wie dit zei",
        max_length=200,
        blank=True,
        help_text="Voor iemand zonder naam. Bijvoorbeeld: een van de gesprekspartners.",
    )
    role = models.CharField("functie op dat moment", max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="organisatie op dat moment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="quotes",
    )
    topics = TopicsManager("onderwerpen", through="practices.TaggedQuote", blank=True, related_name="quotes")

    history = HistoricalRecords()
    objects = QuoteQuerySet.as_manager()
    name_field = "text"

    class Meta(SourcedBlock.Meta):
        verbose_name = "citaat"
        verbose_name_plural = "citaten"
        indexes = [*SourcedBlock.Meta.indexes, models.Index(TURN, name="quote_turn")]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker=None) ^ Q(speaker_label=""),
                name="quote_one_speaker",
                violation_error_message="Kies wie dit zei, of geef een omschrijving. Een van de twee.",
            )
        ]

    def __str__(self):
        return tidy(self.text)[:80]

    def save(self, *args, **kwargs):
        bare = without_marks(self.text)
        self.marks_went = bare != self.text  # the form says so
        self.text = bare
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("practices:quote-detail", args=[self.slug])

    @classmethod
    def get_queryset(cls):
        return cls.objects.select_related("speaker__organisation", "organisation")

    def words(self):
        return f"{self.text} {self.speaker_name}"

    def address_text(self):
        return " ".join(self.text.split()[:8])

    def paragraphs(self) -> list[str]:
        return [tidy(part) for part in self.text.replace("\r\n", "\n").split("\n\n") if part.strip()]

    @property
    def speaker_name(self) -> str:
        return self.speaker.public_name if self.speaker else self.speaker_label
