from django.urls import path
from django.views.generic import RedirectView

from practices.models import Lesson, Practitioner, Quote, Tip

from .comments.urls import urlpatterns as comments
from .contact import ContactSentView, ContactView
from .corrections import CorrectionCreateView, CorrectionSentView
from .feeds import StoryFeed
from .models import Story
from .preview import LinkPreviewView
from .privacy.urls import urlpatterns as privacy
from .views import SeriesDetailView, SeriesListView, StoryDetailView, StoryListView

app_name = "stories"
CORRECTED = {"tips": Tip, "lessen": Lesson, "citaten": Quote, "mensen": Practitioner}
urlpatterns = [
    path("verhalen/", StoryListView.as_view(), name="story-list"),
    path("verhalen/<slug:slug>/", StoryDetailView.as_view(), name="story-detail"),
    path("voorbeeld/<str:token>/", LinkPreviewView.as_view(), name="story-preview"),
    path("reeksen/", SeriesListView.as_view(), name="series-list"),
    path("reeksen/<slug:slug>/", SeriesDetailView.as_view(), name="series-detail"),
    path("verhalen/feed.atom", StoryFeed(), name="story-feed"),
    path("feed/verhalen/", RedirectView.as_view(pattern_name="stories:story-feed", permanent=True)),
    *comments,
    *privacy,
    path("hulp/bericht/", ContactView.as_view(), name="contact"),
    path("hulp/bericht/bedankt/", ContactSentView.as_view(), name="contact-sent"),
    path(
        "verhalen/<slug:slug>/klopt-niet/",
        CorrectionCreateView.as_view(model=Story),
        name="correction-create",
    ),
    path(
        "verhalen/<slug:slug>/klopt-niet/bedankt/",
        CorrectionSentView.as_view(model=Story),
        name="correction-sent",
    ),
    *[
        path(
            f"{prefix}/<slug:slug>/klopt-niet/{rest}",
            view.as_view(model=model),
            name=f"{model._meta.model_name}-correction-{name}",
        )
        for prefix, model in CORRECTED.items()
        for rest, name, view in (
            ("", "create", CorrectionCreateView),
            ("bedankt/", "sent", CorrectionSentView),
        )
    ],
]
