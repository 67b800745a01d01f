"""What stands on the pages of the knowledge base beside the thing itself."""

from typing import Any

from django.db.models import OuterRef

from netwerk.content.changes import latest_in_history, latest_moment_of, parts_of

from .models import (
    Definition,
    Lesson,
    Organisation,
    Practitioner,
    Quote,
    TaggedLesson,
    TaggedPractitioner,
    TaggedQuote,
    TaggedTip,
    Term,
    Tip,
    Topic,
)

PAGE = OuterRef("pk")


def story_moments() -> Any:
    return Tip._meta.get_field("parent").related_model


def story_parts(story: OuterRef) -> list:
    """Also of those that were taken out."""
    return [latest_in_history(model, parent_id=story) for model in story_moments().block_models()]


@parts_of(Tip)
def of_tip():
    return [latest_in_history(TaggedTip, content_object_id=PAGE), comment_moments(tip=PAGE)]


@parts_of(Lesson)
def of_lesson():
    """Its page also shows what follows it in the story."""
    own = [latest_in_history(TaggedLesson, content_object_id=PAGE), comment_moments(lesson=PAGE)]
    return own + story_parts(OuterRef("parent_id"))


@parts_of(Quote)
def of_quote():
    return [
        latest_in_history(TaggedQuote, content_object_id=PAGE),
        latest_moment_of(Practitioner.objects.filter(pk=OuterRef("speaker_id"))),
        latest_moment_of(Organisation.objects.filter(pk=OuterRef("organisation_id"))),
    ]


@parts_of(Practitioner)
def of_practitioner():
    return [
        latest_in_history(TaggedPractitioner, content_object_id=PAGE),
        latest_moment_of(Organisation.objects.filter(pk=OuterRef("organisation_id"))),
        latest_moment_of(Quote.objects.published().filter(speaker=PAGE)),
        latest_moment_of(story_moments().objects.published().filter(contributions__practitioner=PAGE)),
    ]


@parts_of(Organisation)
def of_organisation():
    return [
        latest_moment_of(Practitioner.objects.filter(organisation=PAGE)),
        latest_moment_of(Quote.objects.published().filter(organisation=PAGE)),
    ]


@parts_of(Topic)
def of_topic():
    rows = [relation.related_model for relation in Topic.tagged_relations()]
    moments = [latest_in_history(row, tag_id=PAGE) for row in rows]
    return moments + [
        latest_moment_of(row.content_model().objects.published().filter(topic_rows__tag=PAGE)) for row in rows
    ]


@parts_of(Term)
def of_term():
    return [
        latest_in_history(Definition, term_id=PAGE),
        latest_moment_of(Practitioner.objects.filter(network_roles=PAGE)),
    ]


def comment_moments(**rows):
    return (
        story_moments()
        ._meta.get_field("comments")
        .related_model.objects.numbered()
        .filter(**rows)
        .last_change()
    )
