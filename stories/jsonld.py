"""The schema.org side of a story."""

from netwerk.generic import absolute
from netwerk.jsonld import thing


def article(story, authors, mentioned, topics, comments):
    return thing(
        "Article",
        headline=story.title,
        alternativeHeadline=story.shown_subtitle,
        description=story.shown_lead,
        inLanguage="nl",
        url=absolute(story.get_absolute_url()),
        datePublished=story.original_date.isoformat() if story.original_date else None,
        author=[writer(contribution.practitioner, contribution.role) for contribution in authors],
        mentions=[writer(contribution.practitioner, contribution.role) for contribution in mentioned],
        keywords=[topic.name for topic in topics],
        commentCount=comments,
        isBasedOn=story.source_link(),
    )


def writer(person, role):
    """The role of somebody without a legal ground is the name already; more of it would tell who it is."""
    return thing(
        "Person", name=person.public_name, jobTitle=(role or person.role) if person.may_be_named else ""
    )
