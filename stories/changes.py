"""What stands on the pages of stories and series beside the thing itself."""

from django.db.models import OuterRef

from netwerk.content.changes import latest_in_history, latest_moment_of, parts_of
from practices.changes import PAGE, comment_moments, story_parts
from practices.models import Practitioner

from .models import Contribution, Series, Story, TaggedStory


@parts_of(Story)
def of_story():
    return [
        *story_parts(PAGE),
        latest_in_history(Contribution, story_id=PAGE),
        latest_in_history(TaggedStory, content_object_id=PAGE),
        latest_moment_of(Practitioner.objects.filter(contributions__story=PAGE)),
        latest_moment_of(Practitioner.objects.filter(quotes__parent=PAGE)),
        comment_moments(story=PAGE),
    ]


@parts_of(Series)
def of_series():
    return [latest_moment_of(Story.objects.published().filter(series=OuterRef("pk")))]
