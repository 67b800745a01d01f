"""The site, and a view that does nothing: what every request costs before the page itself begins."""

from django.http import HttpResponse
from django.urls import path

from netwerk.urls import *  # noqa: F403 — the whole table of contents, handlers included
from netwerk.urls import urlpatterns as site

urlpatterns = [path("leeg/", lambda request: HttpResponse("leeg")), *site]
