from netwerk.feeds import ListFeed

from .filters import StoryFilter
from .models import Story


class StoryFeed(ListFeed):
    model, filterset_class, heading = Story, StoryFilter, "Verhalen"

    def items(self, filters):
        return filters.narrowed().for_cards().newest()[: self.length]

    def item_description(self, item):
        return item.lead

    def item_author_name(self, item):
        return ", ".join(c.practitioner.public_name for c in item.authors()) or "Auteur onbekend"
