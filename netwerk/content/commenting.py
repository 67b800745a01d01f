"""Whether readers can respond on a page, and until when."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.generic import View


class TakesComments:
    """A page with comments of its own. It closes a number of days after it was published, as set for the site."""

    published_at: Any  # a column of the model that this is a part of: a mixin has no types of columns
    with_article: str  # what readers call such a page: "het verhaal"

    def days_open(self) -> int:
        """How long after its publication; 0: it does not close by itself."""
        return settings.COMMENTS_CLOSE_AFTER_DAYS

    def moments_of_closing(self) -> list[datetime]:
        days = self.days_open()
        return [self.published_at + timedelta(days=days)] if days and self.published_at else []

    def comments_close_at(self) -> datetime | None:
        """The moment from which nobody can respond; None when it stays open."""
        return min(self.moments_of_closing(), default=None)

    def takes_comments(self, now: datetime | None = None) -> bool:
        closes = self.comments_close_at()
        return closes is None or closes > (now or timezone.now())

    def comments_closed_on(self) -> date | None:
        """The last day on which a reader could respond; None while it is open."""
        closes = self.comments_close_at()
        if closes is None or closes > timezone.now():
            return None
        return timezone.localdate(closes - timedelta(seconds=1))


class ShowsOwnComments(View):
    """Put before the view of a page with comments: it may show what only this browser may see."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if settings.OWN_COMMENTS_COOKIE in request.COOKIES:
            patch_cache_control(response, private=True, no_store=True)
        return response
