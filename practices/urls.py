from django.urls import path
from django.views.generic import RedirectView

from .feeds import LessonFeed, QuoteFeed, TipFeed, TopicFeed
from .submissions.answer import TipAnsweredView, TipAnswerView
from .submissions.views import TipSendView, TipSentView
from .views import glossary, people, practice, topics

app_name = "practices"
urlpatterns = [
    path("lessen/", practice.LessonListView.as_view(), name="lesson-list"),
    path("lessen/<slug:slug>/", practice.LessonDetailView.as_view(), name="lesson-detail"),
    path("tips/", practice.TipListView.as_view(), name="tip-list"),
    path("tips/insturen/", TipSendView.as_view(), name="tip-send"),
    path("tips/insturen/bedankt/", TipSentView.as_view(), name="tip-sent"),
    path("tips/insturen/antwoord/bedankt/", TipAnsweredView.as_view(), name="tip-answered"),
    path("tips/insturen/antwoord/<str:token>/", TipAnswerView.as_view(), name="tip-answer"),
    path("tips/<slug:slug>/", practice.TipDetailView.as_view(), name="tip-detail"),
    path("citaten/", practice.QuoteListView.as_view(), name="quote-list"),
    path("citaten/<slug:slug>/", practice.QuoteDetailView.as_view(), name="quote-detail"),
    path("mensen/", people.PractitionerListView.as_view(), name="practitioner-list"),
    path("mensen/<slug:slug>/", people.PractitionerDetailView.as_view(), name="practitioner-detail"),
    path("organisaties/", people.OrganisationListView.as_view(), name="organisation-list"),
    path("organisaties/<slug:slug>/", people.OrganisationDetailView.as_view(), name="organisation-detail"),
    path("onderwerpen/", topics.TopicListView.as_view(), name="topic-list"),
    path("onderwerpen/<slug:slug>/", topics.TopicDetailView.as_view(), name="topic-detail"),
    path("begrippen/", glossary.TermListView.as_view(), name="term-list"),
    path("begrippen/<slug:slug>/", glossary.TermDetailView.as_view(), name="term-detail"),
    path("lessen/feed.atom", LessonFeed(), name="lesson-feed"),
    path("tips/feed.atom", TipFeed(), name="tip-feed"),
    path("citaten/feed.atom", QuoteFeed(), name="quote-feed"),
    path("feed/tips/", RedirectView.as_view(pattern_name="practices:tip-feed", permanent=True)),
    path("feed/onderwerpen/<slug:slug>/", TopicFeed(), name="topic-feed"),
]
