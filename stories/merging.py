"""What is particular about merging series."""

from math import inf

from django.db.models import Max

from netwerk.editing.merging.rules import Rules, rules

from .models import Series, Story


@rules
class SeriesRules(Rules):
    model = Series
    filled = ["description"]

    def arrange(self, move, old, new):
        """The parts of the one come behind those of the other, in the order they had."""
        last = new.stories.aggregate(last=Max("series_position"))["last"] or 0
        for story in sorted(move.moved, key=position_in_series):
            last += story.series_position is not None
            move.also(story, "series_position", last if story.series_position is not None else None)

    def notes(self, old, new, found):
        for move in found:
            for story in sorted(move.moved, key=position_in_series):
                if story.series_position is not None:
                    yield f"“{story}” wordt deel {story.series_position} van “{new}”."


def position_in_series(story: Story) -> float:
    """A part without a number comes after the others."""
    return inf if story.series_position is None else story.series_position
