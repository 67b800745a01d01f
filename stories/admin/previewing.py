"""Looking at a story before readers do, and letting somebody outside the editors look."""

import uuid

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from ..models import Story
from ..preview import PreviewView, make_link, preview_address, revoke

LINKS = "admin:stories_story_preview_links"


class PreviewAdmin(admin.ModelAdmin):
    def get_urls(self):
        views = {
            "voorbeeld/": (self.preview_view, "stories_story_preview"),
            "voorbeeldlinks/": (self.links_view, "stories_story_preview_links"),
        }
        own = [
            path(f"<path:object_id>/{route}", self.admin_site.admin_view(view), name=name)
            for route, (view, name) in views.items()
        ]
        return [*own, *super().get_urls()]

    def story_for(self, request, object_id, right: str) -> Story:
        story = self.get_object(request, unquote(object_id))
        if story is None:
            raise Http404
        if not getattr(self, f"has_{right}_permission")(request, story):
            raise PermissionDenied
        return story

    def preview_view(self, request, object_id):
        return PreviewView.as_view()(request, story=self.story_for(request, object_id, "view"))

    def links_view(self, request, object_id):
        story = self.story_for(request, object_id, "change")
        working = story.preview_links.working().select_related("created_by")
        if request.method == "POST":
            self.change_links(request, story, working)
            return redirect(LINKS, story.pk)
        context = self.admin_site.each_context(request) | {
            "title": "Voorbeeldlinks",
            "links": [(link, preview_address(link)) for link in working],
            "object": story,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/stories/story/preview_links.html", context)

    def change_links(self, request, story, working):
        """Make one, or revoke the one that the button named."""
        if "maak" in request.POST and not story.archived_at:
            make_link(story, request.user)
            done = "De link is gemaakt. Hij werkt 14 dagen."
        elif link := working.filter(uid=as_uid(request.POST.get("intrekken", ""))).first():
            revoke(link)
            done = "De link werkt niet meer."
        else:
            return
        self.log_change(request, story, f"Voorbeeldlink: {done}")
        self.message_user(request, done, messages.SUCCESS)


def as_uid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
