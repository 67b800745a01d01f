import pytest
from django.db import models

from netwerk.content.models import SlugHistory
from practices.models import Block, Practitioner, TopicRow
from stories.content.kinds import KINDS, LOAD_ORDER
from stories.models import Comment
from tests.content import own_models

# What follows from other fields, or from the place of a table in its file.
DERIVED = {"id", "sort_name", "updated_at", "word_count", "ordering", "width", "height", "thread"}
DERIVED |= {"comments_closed_at"}
# Of comments only what was taken over is content; that has no sender, no state and no past.
OF_READERS = {"uid", "email", "status", "caught_by", "reason", "made_into", "form_token"}
OF_READERS |= {"created_at", "edited_at", "decided_at", "hidden_at"}
# A changed text that waits for a moderator; what was taken over changes in its file.
OF_READERS |= {"proposed_body", "proposed_at", "proposal_refused_at"}
# Somebody whose consent ended is in no file any more: the day is kept to show that it was heeded.
OF_PEOPLE = {"consent_withdrawn_on"}
NOT_CONTENT = {"User", "SearchDocument", "SearchMiss", "SearchWord", "SynonymGroup", "SearchFeedback"}
NOT_CONTENT |= {"WeeklyChoice"}
# What readers do, and what keeps them safe, stays in the database.
NOT_CONTENT |= {"CommentVersion", "Report", "Correction", "Submission", "Erasure", "Mail", "EmailAddress"}
NOT_CONTENT |= {"RateLimitCounter", "DailySalt", "BlockedSender", "BlockedWord"}
# How editors work together is about people and moments, not about what readers learn.
NOT_CONTENT |= {"Review", "PreviewLink", "Merge", "LoginFailure", "RightsChange"}


@pytest.mark.parametrize("model", LOAD_ORDER, ids=lambda model: model.__name__)
def test_every_field_is_exported_or_derived(model):
    """A new field fails here until it is in the declaration, or among what is derived."""
    kinds = [kind for kind in KINDS if kind.model is model]
    declared = {name for kind in kinds for name in kind.fields} | {kind.parent for kind in kinds}
    own = {field.name for field in [*model._meta.fields, *model._meta.many_to_many]} - DERIVED
    if model is SlugHistory:
        own = own - {"object_id"} | {"target"}
    if model is Comment:
        own -= OF_READERS | {"taken_over"}  # all of them are
    if model is Practitioner:
        own -= OF_PEOPLE
    if issubclass(model, Block):
        own -= {"region"}  # a story has one
    assert declared - {""} == own


def test_every_model_is_exported():
    """A new model fails here until it has a place in the format, or a reason to have none."""
    others = {m for m in own_models() if issubclass(m, TopicRow) or m.__name__.startswith("Historical")}
    names = {model.__name__ for model in set(own_models()) - others}
    assert names - NOT_CONTENT == {kind.model.__name__ for kind in KINDS}


def test_rows_are_made_after_what_they_refer_to():
    assert set(LOAD_ORDER) == {kind.model for kind in KINDS}
    for model in LOAD_ORDER:
        targets = {f.related_model for f in model._meta.fields if isinstance(f, models.ForeignKey)}
        assert targets <= set(LOAD_ORDER[: LOAD_ORDER.index(model) + 1])
