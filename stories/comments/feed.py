from datetime import datetime, time

from django.shortcuts import get_object_or_404
from django.utils.timezone import make_aware

from netwerk.browse.atom import FeedEntry, site_title
from netwerk.browse.feeds import AtomFeed, entry, key
from netwerk.content.richtext import plain, with_absolute_links
from netwerk.content.site import absolute
from stories.models import Comment

from . import markup
from .views import pages_with_comments


def moments(comment):
    """When it was said, and when it changed. One that was taken over came with its story, whenever it was loaded."""
    if not comment.taken_over:
        return comment.created_at, comment.edited_at or comment.created_at
    said = make_aware(datetime.combine(comment.said_on, time.min)) if comment.said_on else None
    appeared = comment.page.published_at
    return said, max(appeared, said) if said else appeared


@entry.register(Comment)
def comment_entry(comment):
    html = markup.text_html(comment.body)
    published, updated = moments(comment)
    return FeedEntry(
        key=key(comment),
        title=f"Reactie {comment.number} van {comment.name}",
        path=comment.get_absolute_url(),
        updated=updated,
        published=published,
        authors=[comment.name],
        summary=plain(html),
        content=with_absolute_links(html, absolute(comment.page.get_absolute_url())),
    )


class CommentFeed(AtomFeed):
    """The newest comments on one page, for whoever wants to follow it without giving an address."""

    def __init__(self, model):
        self.model = model

    def get_object(self, request, slug):
        return get_object_or_404(pages_with_comments(self.model), slug=slug)

    def title(self, page):
        return site_title(f"Reacties op “{page.title}”")

    def subtitle(self, page):
        return "Wat lezers erover zeggen."

    def key(self, page):
        return f"{key(page)}/reacties"

    def began(self, page):
        return page.published_at

    def page_path(self, page):
        return page.get_absolute_url()

    def feed_path(self, page):
        return f"{page.get_absolute_url()}reacties.atom"

    def entries(self, page):
        comments = page.comments.visible().with_pages().order_by("-number")
        return map(entry, comments[: self.length])
