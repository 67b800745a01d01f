from django.urls import path

from .change_view import CommentChangeView
from .feed import CommentFeed
from .mail_moderation import CommentModeratedView, CommentModerateView
from .mail_views import CommentOpenView
from .own_views import CommentReportView, CommentWithdrawView, ReportedView
from .views import CommentCreateView

urlpatterns = [
    path("verhalen/<slug:slug>/reageren/", CommentCreateView.as_view(), name="comment-create"),
    path("verhalen/<slug:slug>/reacties.atom", CommentFeed(), name="comment-feed"),
    path("verhalen/<slug:slug>/reacties/gemeld/", ReportedView.as_view(), name="comment-reported"),
    path(
        "verhalen/<slug:slug>/reacties/<uuid:uid>/aanpassen/",
        CommentChangeView.as_view(),
        name="comment-edit",
    ),
    path(
        "verhalen/<slug:slug>/reacties/<uuid:uid>/intrekken/",
        CommentWithdrawView.as_view(),
        name="comment-withdraw",
    ),
    path(
        "verhalen/<slug:slug>/reacties/<uuid:uid>/melden/", CommentReportView.as_view(), name="comment-report"
    ),
    path(
        "verhalen/<slug:slug>/reacties/<uuid:uid>/openen/<token>/",
        CommentOpenView.as_view(),
        name="comment-open",
    ),
    path("reacties/beoordelen/<token>/", CommentModerateView.as_view(), name="comment-moderate"),
    path("reacties/beoordeeld/", CommentModeratedView.as_view(), name="comment-moderated"),
]
