"""The schema.org side of a story."""

from netwerk.content.jsonld import Data, moment, publisher, thing, work
from netwerk.content.site import absolute
from practices.jsonld import person


def article(story, context) -> Data:
    """Whoever wrote the original, and when, belongs to the original: a retelling is ours."""
    writers = person_data(context["authors"])
    if story.has_unknown_author:
        writers.append(thing("Person", description="anderen"))
    others = person_data(context["contributors"])
    source, comments = story.source_link(), context["comments"]
    pictures = [part.block for part in context["body"].parts if part.kind == "picture"]
    made: Data = {"author": writers, "contributor": others}
    original = thing("Article", url=source, datePublished=moment(story.original_date), **made)
    if story.is_ours_to_tell:
        made = {"author": publisher(), "isBasedOn": original if len(original) > 1 else None}
    else:
        made |= {"isBasedOn": source, "datePublished": moment(story.original_date or story.published_at)}
    return work(
        "Article",
        story,
        headline=story.title,
        alternativeHeadline=story.shown_subtitle,
        description=story.shown_lead,
        image=[image(picture) for picture in pictures],
        mentions=person_data(context["mentioned"]),
        keywords=[topic.name for topic in context["topics"]],
        **comments.json_ld(),
        **made,
    )


def image(picture) -> Data:
    """Who made it and what is allowed with it, as far as editors wrote it down."""
    return thing(
        "ImageObject",
        contentUrl=absolute(picture.image.url),
        url=absolute(picture.image.url),
        caption=picture.caption,
        creditText=picture.credit,
        copyrightNotice=picture.licence,
    )


def person_data(contributions) -> list[Data]:
    return [person(contribution.practitioner, contribution.role) for contribution in contributions]


def visible(entries):
    for entry in entries:
        if entry.comment.is_visible:
            yield entry.comment
        yield from visible(entry.replies)


def comment_data(one, path: str) -> Data:
    said = one.said_on if one.taken_over else one.created_at
    return thing(
        "Comment",
        text=" ".join(one.body.split()),
        author=thing("Person", name=one.name),
        dateCreated=moment(said),
        url=absolute(f"{path}#{one.anchor()}"),
    )


def series(row, stories) -> Data:
    parts = [thing("Article", name=story.title, url=absolute(story.get_absolute_url())) for story in stories]
    return thing("CreativeWorkSeries", name=row.title, url=absolute(row.get_absolute_url()), hasPart=parts)
