from typing import Any

from django.urls import path

from practices.models import Tip
from stories.models import Story

from .change_view import CommentChangeView
from .feed import CommentFeed
from .mail_moderation import CommentModeratedView, CommentModerateView
from .mail_views import CommentOpenView
from .own_views import CommentReportView, CommentWithdrawView, ReportedView
from .views import CommentCreateView

# Below the address of the page where the comments stand.
AT_PAGE: dict[str, tuple[str, Any]] = {
    "create": ("reageren/", CommentCreateView),
    "reported": ("reacties/gemeld/", ReportedView),
    "edit": ("reacties/<uuid:uid>/aanpassen/", CommentChangeView),
    "withdraw": ("reacties/<uuid:uid>/intrekken/", CommentWithdrawView),
    "report": ("reacties/<uuid:uid>/melden/", CommentReportView),
    "open": ("reacties/<uuid:uid>/openen/<token>/", CommentOpenView),
}


def at(start: str, model, name: str = "comment") -> list:
    """The addresses of comments on the pages of this model."""
    feed = path(f"{start}/<slug:slug>/reacties.atom", CommentFeed(model), name=f"{name}-feed")
    views = [
        path(f"{start}/<slug:slug>/{rest}", view.as_view(model=model), name=f"{name}-{what}")
        for what, (rest, view) in AT_PAGE.items()
    ]
    return [feed, *views]


urlpatterns = [
    *at("verhalen", Story),
    *at("tips", Tip, "tip-comment"),
    path("reacties/beoordelen/<token>/", CommentModerateView.as_view(), name="comment-moderate"),
    path("reacties/beoordeeld/", CommentModeratedView.as_view(), name="comment-moderated"),
]
