"""A story as readers will see it: for editors, and for somebody outside who has a link."""

from typing import Any

from django.core import signing
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from netwerk.accounts.models import User
from netwerk.content.site import absolute
from netwerk.mail.links import read_token

from .models import PreviewLink, Story
from .models.review import LINK_LASTS
from .views import StoryDetailView

SALT = "stories.preview"


def preview_address(link: PreviewLink) -> str:
    """Signed anew each time it is shown; the row says until when it works."""
    return absolute(reverse("stories:story-preview", args=[signing.dumps(link.uid.hex, salt=SALT)]))


def link_of(token: str) -> PreviewLink | None:
    """None when it is forged, too old, or revoked."""
    uid = read_token(token, SALT, LINK_LASTS)
    return PreviewLink.objects.working().select_related("story").filter(uid=uid).first() if uid else None


def make_link(story: Story, by: User) -> PreviewLink:
    return PreviewLink.objects.create(story=story, created_by=by)


def revoke(link: PreviewLink) -> None:
    link.revoked_at = timezone.now()
    link.save()


class PreviewView(StoryDetailView):
    """The page of the story itself, in what is saved; without what readers can do there."""

    template_name = "stories/story_preview.html"

    def dispatch(self, request, *args, **kwargs):
        story = self.find()
        if story is None:
            response: Any = render(request, "stories/preview_gone.html", status=404)
        else:
            self.object = story
            response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def find(self) -> Story | None:
        return self.kwargs["story"]

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(preview=True, noindex=True, **kwargs)
        # Nobody responds to it here, and its address is nobody else's.
        context |= {"canonical": None, "is_public": self.object.is_published}
        return context

    def conversation(self, body):
        return None

    def neighbours(self):
        """What would stand before and after it."""
        story = self.object
        if not story.series:
            return None, None
        others = [part for part in story.series.parts() if part != story]
        place = story.series_position
        before = [part for part in others if place is None or (part.series_position or 0) < place]
        after = [part for part in others if part not in before]
        return (before[-1] if before else None), (after[0] if after else None)

    def get_name(self):
        return ""

    def get_json_ld(self, context):
        return []


class LinkPreviewView(PreviewView):
    def find(self):
        self.link = link_of(self.kwargs["token"])
        return self.link and self.link.story

    def get_context_data(self, **kwargs):
        return super().get_context_data(link=self.link, **kwargs)
