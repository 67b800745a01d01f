"""What may be asked of stories."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from .contribution import Contribution
from .lifecycle import LifecycleQuerySet
from .source import SourceFields

if TYPE_CHECKING:
    from .story import Story  # noqa: F401 — the model of the queryset


class StoryQuerySet(LifecycleQuerySet["Story"]):
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
        return self.exclude(permission=SourceFields.Permission.LINK_ONLY)

    def mentioning(self, people):
        """Stories that only tell of somebody."""
        mentions = Contribution.objects.mentioned().filter(practitioner__in=people)
        return self.with_text().filter(pk__in=mentions.values("story"))

    def sharing(self, topics):
        """Those with some of these topics, with how many; most first."""
        total = models.Count("topic_rows")
        return (
            self.filter(topic_rows__tag__in=topics)
            .annotate(shared_topics=total)
            .order_by("-shared_topics", "-published_at", "-pk")
        )

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
