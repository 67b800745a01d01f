from functools import partial
from typing import Any

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path, re_path

from netwerk.browse import sitemaps
from netwerk.browse.sitemaps import EverySitemap, FixedSitemap, PublishedSitemap
from netwerk.mail.urls import urlpatterns as mail
from netwerk.pages import health, views
from netwerk.pages.models import Page
from netwerk.search.feedback import SearchFeedbackThanksView, SearchFeedbackView
from netwerk.search.views import SearchView, suggestions
from practices.models import Lesson, Organisation, Practitioner, Quote, Term, Tip, Topic
from stories.home import HomeView, chosen_topics
from stories.models import Series, Story

PAGES = ["over", "hulp", "toegankelijkheid", "privacy", "kwetsbaarheid-melden"]
LISTS = ["stories:story-list", "practices:tip-list", "practices:lesson-list", "practices:quote-list"]
LISTS += ["practices:practitioner-list", "practices:organisation-list", "practices:topic-list"]
LISTS += ["practices:term-list", "stories:series-list"]
MODELS = [Tip, Lesson, Quote, Practitioner, Organisation, Topic, Series, Term]
# Made for each request: one remembers what it found on the page that it was asked for.
SITEMAPS: dict[str, Any] = {str(model._meta.model_name): partial(PublishedSitemap, model) for model in MODELS}
SITEMAPS["story"] = partial(PublishedSitemap, Story, source_is_canonical=True)
SITEMAPS["lists"] = partial(FixedSitemap, ["home", *LISTS])
SITEMAPS["page"] = partial(EverySitemap, Page)

handler400 = "netwerk.http.errors.bad_request"
handler403 = "netwerk.http.errors.permission_denied"
handler404 = "netwerk.http.errors.page_not_found"
handler500 = "netwerk.http.errors.server_error"

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("", include("stories.urls")),
    path("", include("practices.urls")),
    re_path(rf"^(?P<slug>{'|'.join(PAGES)})/$", views.PageView.as_view(), name="page"),
    path("sitemap.xml", sitemaps.sitemap_index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("sitemap-<section>.xml", sitemaps.section, {"sitemaps": SITEMAPS}, name="sitemap-section"),
    path("zoeken/", SearchView.as_view(topics=chosen_topics), name="search"),
    path("zoeken/gevonden/", SearchFeedbackView.as_view(), name="search-feedback"),
    path("zoeken/gevonden/bedankt/", SearchFeedbackThanksView.as_view(), name="search-feedback-thanks"),
    path("zoeken/suggesties/", suggestions, name="search-suggestions"),
    *mail,
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("gezond/", health.ready, name="health"),
    path("gezond/leeft/", health.lives, name="health-lives"),
    path("gezond/klaar/", health.ready, name="health-ready"),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
# With DEBUG only; in production the web server in front gives the pictures.
urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
