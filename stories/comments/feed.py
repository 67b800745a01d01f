from datetime import datetime, time

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import make_aware

from netwerk.atom import Entry, site_title
from netwerk.feeds import AtomFeed, entry, key
from netwerk.generic import absolute
from netwerk.richtext import plain, with_absolute_links
from stories.models import Comment, Story

from . import markup


def feed_title(story: Story) -> str:
    return site_title(f"Reacties op “{story.title}”")


def moments(comment):
    """When it was said, and when it changed. One that was taken over came with its story, whenever it was loaded."""
    if not comment.taken_over:
        return comment.created_at, comment.edited_at or comment.created_at
    said = make_aware(datetime.combine(comment.said_on, time.min)) if comment.said_on else None
    appeared = comment.story.published_at
    return said, max(appeared, said) if said else appeared


@entry.register(Comment)
def comment_entry(comment):
    html = markup.text(comment.body)
    published, updated = moments(comment)
    return Entry(
        key=key(comment),
        title=f"Reactie {comment.number} van {comment.name}",
        path=comment.get_absolute_url(),
        updated=updated,
        published=published,
        authors=[comment.name],
        summary=plain(html),
        content=with_absolute_links(html, absolute(comment.story.get_absolute_url())),
    )


class CommentFeed(AtomFeed):
    """The newest comments on one story, for whoever wants to follow it without giving an address."""

    model = Story

    def get_object(self, request, slug):
        return get_object_or_404(Story.objects.published(), slug=slug)

    def title(self, story):
        return feed_title(story)

    def subtitle(self, story):
        return "Wat lezers erover zeggen."

    def key(self, story):
        return f"{key(story)}/reacties"

    def began(self, story):
        return story.published_at

    def page_path(self, story):
        return story.get_absolute_url()

    def feed_path(self, story):
        return reverse("stories:comment-feed", args=[story.slug])

    def entries(self, story):
        comments = story.comments.visible().select_related("story").order_by("-number")
        return map(entry, comments[: self.length])
