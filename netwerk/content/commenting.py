"""Whether readers can respond on a page, and until when."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.cache import patch_cache_control


class TakesComments:
    """A page with comments of its own. It closes a number of days after it was published, as set for the site."""

    published_at: Any  # of the model this is a part of
    with_article: str  # what readers call such a page: "het verhaal"

    comments_close_after: Any = None  # days; None: as set for the site
    comments_closed_reason: Any = ""

    def moments_of_closing(self) -> list[datetime]:
        days = self.comments_close_after
        if days is None:
            days = settings.COMMENTS_CLOSE_AFTER_DAYS
        return [self.published_at + timedelta(days=days)] if days and self.published_at else []

    def comments_close_at(self) -> datetime | None:
        """The moment from which nobody can respond; None when it stays open."""
        return min(self.moments_of_closing(), default=None)

    def takes_comments(self, now: datetime | None = None) -> bool:
        closes = self.comments_close_at()
        return closes is None or closes > (now or timezone.now())

    def comments_closed_on(self):
        """The last day on which a reader could respond; None while it is open."""
        closes = self.comments_close_at()
        if closes is None or closes > timezone.now():
            return None
        return timezone.localdate(closes - timedelta(seconds=1))


class ShowsOwnComments:
    """Put before the view of a page with comments: it may show what only this browser may see."""

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)  # type: ignore[misc]  # the view beside this mixin
        if settings.OWN_COMMENTS_COOKIE in request.COOKIES:
            patch_cache_control(response, private=True, no_store=True)
        return response
