from django.urls import path
from django.views.generic import RedirectView

from .feeds import StoryFeed
from .views import SeriesDetailView, SeriesListView, StoryDetailView, StoryListView

app_name = "stories"
urlpatterns = [
    path("verhalen/", StoryListView.as_view(), name="story-list"),
    path("verhalen/<slug:slug>/", StoryDetailView.as_view(), name="story-detail"),
    path("reeksen/", SeriesListView.as_view(), name="series-list"),
    path("reeksen/<slug:slug>/", SeriesDetailView.as_view(), name="series-detail"),
    path("verhalen/feed.atom", StoryFeed(), name="story-feed"),
    path("feed/verhalen/", RedirectView.as_view(pattern_name="stories:story-feed", permanent=True)),
]
