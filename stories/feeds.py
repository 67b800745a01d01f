from netwerk.browse.atom import FeedEntry
from netwerk.browse.feeds import ListFeed, entry, key

from .models import Story
from .views import StoryListView


@entry.register(Story)
def story_entry(item):
    return FeedEntry(
        key=key(item),
        title=item.title,
        path=item.get_absolute_url(),
        updated=item.last_change,
        published=item.published_at,
        authors=item.author_names(),
        topics=item.topic_names,
        summary=item.shown_lead,
    )


class StoryFeed(ListFeed):
    view = StoryListView
