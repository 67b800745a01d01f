"""What may be asked of comments, and how long a reader may change one."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Greatest, Now
from django.http import HttpRequest

from netwerk.content.changes import latest_moment_of
from practices.models import Tip

from .story import Story

if TYPE_CHECKING:
    from .comment import Comment


EDIT_WINDOW = timedelta(minutes=30)  # to begin a change
EDIT_GRACE = timedelta(hours=24)  # to send a change that was begun in time
# Words of the writer that wait beside the approved ones.
PENDING_CHANGE = Q(proposed_at__isnull=False, proposal_refused_at=None)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible(self):
        """What everybody can read. The number of comments, wherever it is shown, is the count of this."""
        return self.filter(status=self.model.Status.APPROVED, hidden_at=None, number__isnull=False)

    def with_pages(self):
        return self.select_related("story", "tip")

    def at_published(self):
        """Those on a page that readers can see."""
        at_story = Q(story__in=Story.objects.published())
        return self.filter(at_story | Q(story=None, tip__in=Tip.objects.published()))

    def as_responses(self, story: Story):
        """These comments on a tip or lesson of the story, as the page of that tip or lesson shows them."""
        from stories.comments.thread import Responses  # it needs the models

        return Responses(story, self)

    def as_conversation(self, page: "Story | Tip", request: HttpRequest, places=None):
        """These comments as the page where they were made shows them, to the browser that asks."""
        from stories.comments.thread import Conversation  # it needs the models

        return Conversation.asked(self, page, request, places or {})

    def next_number(self, comment: "Comment") -> int:
        """On its page. The caller holds the lock on that."""
        at_page = {"story": comment.story_id} if comment.story_id else {"story": None, "tip": comment.tip_id}
        return (self.filter(**at_page).aggregate(last=models.Max("number"))["last"] or 0) + 1

    def numbered(self):
        """The visible ones, and the places of those that once were."""
        return self.filter(number__isnull=False)

    def last_change(self):
        """Of these, as a subquery: when one was said, changed, shown or taken away."""
        moment = Greatest("created_at", "edited_at", "decided_at", "hidden_at")
        return latest_moment_of(self.annotate(changed_at=moment), "changed_at")

    def to_moderate(self):
        """What waits for an editor: new ones, changed ones, and those that readers reported."""
        return self.filter(
            Q(status=self.model.Status.WAITING)
            | Q(status=self.model.Status.APPROVED, hidden_at__isnull=False)
            | PENDING_CHANGE
        )

    def by_sender(self, email: str):
        email = email.strip().lower()
        return self.filter(email=email) if email else self.none()

    def may_be_changed(self):
        """Still within the half hour, by the clock of the database. A writer does not see that one was caught."""
        open_to_change = [self.model.Status.WAITING, self.model.Status.APPROVED, self.model.Status.SPAM]
        return self.filter(created_at__gt=Now() - EDIT_WINDOW, taken_over=False, status__in=open_to_change)
