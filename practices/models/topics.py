"""Topics are the tags: one model for both, curated by editors."""

from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.urls import reverse
from simple_history.models import HistoricalRecords
from taggit.models import ItemBase, TagBase

from netwerk.content.names import sort_key, tidy, unlike
from netwerk.content.querysets import published_through
from netwerk.content.richtext import RichTextField
from netwerk.content.slugs import Slugged
from netwerk.editing import merging


class TopicQuerySet(models.QuerySet):
    def published(self):
        """Topics a reader can find something under. A topic that only a draft uses would tell of the draft."""
        used = Q()
        for relation in Topic.tagged_relations():
            rows = relation.related_model.objects.published_content().filter(tag=OuterRef("pk"))
            used |= Q(Exists(rows))
        return self.filter(used, merged_into=None)

    def with_totals(self) -> list["Topic"]:
        """The published topics, each with the ``total`` of what is published under it.

        One count for each kind of thing, merged here: counting for each topic apart takes a hundred times as long.
        """
        totals = Topic.totals()
        topics: list[Any] = list(self.filter(pk__in=totals, merged_into=None))
        for topic in topics:
            topic.total = totals[topic.pk]
        return topics

    def for_cards(self):
        return self

    def related_to(self, topic):
        """Other topics on the same published tips, the most shared first."""
        tips = topic.taggedtip_rows.published_content().values("content_object")
        return (
            self.filter(taggedtip_rows__content_object__in=tips)
            .exclude(pk=topic.pk)
            .annotate(shared=models.Count("taggedtip_rows"))
            .order_by("-shared", "sort_name")
        )


class Topic(Slugged, TagBase):
    """A subject. ``featured`` topics have a page with an introduction and make up the topic index."""

    name: Any  # TagBase brings the column
    total: int  # on those that with_totals() gives

    synonyms = models.CharField(
        "andere woorden",
        max_length=500,
        blank=True,
        help_text="Met komma’s ertussen. Wie hierop zoekt, vindt dit onderwerp en alles wat eronder staat.",
    )
    description = RichTextField(
        "inleiding", blank=True, help_text="Twee of drie zinnen: waar gaat dit onderwerp over, en voor wie?"
    )
    featured = models.BooleanField(
        "uitgelicht",
        default=False,
        help_text="Uitgelichte onderwerpen staan bovenaan. Op de voorpagina staan er zes: "
        "die waar het meest onder staat.",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name="opgegaan in",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_topics",
        help_text="Wie het oude onderwerp opent, komt bij dit onderwerp uit.",
    )

    history = HistoricalRecords()
    objects = TopicQuerySet.as_manager()
    name_field = "name"

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="topic_name_once"),
            models.UniqueConstraint(fields=["sort_name"], name="topic_spelling_once"),
            models.CheckConstraint(condition=~Q(name=""), name="topic_has_name"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="topic_not_merged_into_itself"
            ),
        ]

    def get_absolute_url(self):
        return reverse("practices:topic-detail", args=[self.slug])

    def clean(self):
        super().clean()
        self.name = tidy(self.name.replace(",", " "))
        if not sort_key(self.name):
            raise ValidationError({"name": "Geef het onderwerp een naam."})
        same = Topic.objects.filter(sort_name=sort_key(self.name)).exclude(pk=self.pk).first()
        if same and same.merged_into:
            raise ValidationError({"name": f"“{same.name}” is opgegaan in “{same.end_of_merges().name}”."})
        if same:
            raise ValidationError({"name": f"Dit onderwerp bestaat al, als “{same.name}”."})
        self.synonyms = ", ".join(unlike(self.name, self.other_words))
        if self.merged_into and self.merged_into.redirects_to(self):
            raise ValidationError({"merged_into": "Een onderwerp kan niet in zichzelf opgaan."})

    def save(self, *args, **kwargs):
        self.name = tidy(self.name)
        super().save(*args, **kwargs)

    @property
    def other_words(self) -> list[str]:
        return [tidy(word) for word in self.synonyms.split(",") if word.strip()]

    @property
    def words(self) -> list[str]:
        """All that it is found by."""
        return [self.name, *self.other_words]

    def redirects_to(self, other):
        """Whether this is the other topic, or went into it by one merge or several."""
        topic: Topic | None = self
        seen: set[int] = set()
        while topic and topic.pk not in seen:
            if topic.pk == other.pk:
                return True
            seen.add(topic.pk)
            topic = topic.merged_into
        return False

    def end_of_merges(self):
        """The topic this one went into in the end; a chain of merges collapses to one step."""
        topic: Topic = self
        while topic.merged_into and not topic.merged_into.redirects_to(topic):
            topic = topic.merged_into
        return topic

    @classmethod
    def totals(cls, **these: Any) -> Counter[int]:
        """How much is published under the topics; ``these`` narrows them."""
        totals: Counter[int] = Counter()
        for relation in cls.tagged_relations():
            rows = relation.related_model.objects.published_content().filter(**these).order_by()
            totals.update(dict(rows.values_list("tag").annotate(n=models.Count("pk"))))
        return totals

    @classmethod
    def tagged_relations(cls):
        """The relations to the rows that join topics to stories, lessons, tips, quotes and people."""
        return [r for r in cls._meta.related_objects if issubclass(r.related_model, TopicRow)]


class TopicRowQuerySet(models.QuerySet):
    def published_content(self):
        published = published_through(self.model._meta.get_field("content_object"))
        return self.filter(content_object__in=published)


class TopicRow(ItemBase):
    """One topic on one thing; a model of its own for each kind of thing, with real foreign keys."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="%(class)s_rows")

    history = HistoricalRecords(inherit=True)
    objects = TopicRowQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="%(class)s_once")]

    def __str__(self):
        return str(self.tag)

    def save(self, *args, **kwargs):
        """Under a topic that went into another one meanwhile, it comes under that other one."""
        with transaction.atomic(savepoint=False):
            if self._state.adding and self._is_there_already():
                return
            super().save(*args, **kwargs)

    def _is_there_already(self) -> bool:
        merging.shared_lock()
        topic = Topic.objects.filter(pk=self.tag_id).first()
        if topic is None or topic.merged_into_id is None:
            return False  # a row that is there twice is refused by the database
        self.tag = topic.end_of_merges()
        there = type(self)._base_manager.filter(tag=self.tag, content_object=self.content_object).first()
        if there:
            self.pk, self._state.adding = there.pk, False
        return there is not None

    @classmethod
    def content_model(cls):
        return cls._meta.get_field("content_object").related_model


def rows_to(model: str) -> models.ForeignKey:
    return models.ForeignKey(model, on_delete=models.CASCADE, related_name="topic_rows")


class TaggedLesson(TopicRow):
    content_object = rows_to("practices.Lesson")


class TaggedTip(TopicRow):
    content_object = rows_to("practices.Tip")


class TaggedQuote(TopicRow):
    content_object = rows_to("practices.Quote")


class TaggedPractitioner(TopicRow):
    content_object = rows_to("practices.Practitioner")
