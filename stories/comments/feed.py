from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import linebreaks

from netwerk.feeds import AtomFeed
from stories.models import Story


class CommentFeed(AtomFeed):
    """The newest comments on one story, for whoever wants to follow it without giving an address."""

    model = Story

    def get_object(self, request, slug):
        return get_object_or_404(Story.objects.published(), slug=slug)

    def title(self, story):
        return f"Reacties op “{story.title}” – netwerk"

    def page_path(self, story):
        return story.get_absolute_url()

    def feed_path(self, story):
        return reverse("stories:comment-feed", args=[story.slug])

    def items(self, story):
        return story.comments.visible().select_related("story").order_by("-number")[: self.length]

    def item_title(self, comment):
        return f"Reactie {comment.number} van {comment.name}"

    def item_description(self, comment):
        return linebreaks(comment.body, autoescape=True)  # a feed reader takes it for HTML

    def item_author_name(self, comment):
        return comment.name

    def item_pubdate(self, comment):
        return None if comment.taken_over else comment.created_at

    def item_updateddate(self, comment):
        return comment.edited_at or comment.created_at
