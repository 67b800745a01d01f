"""Tests measure with stories that were copied in SQL: nothing tells them from stories that were saved."""

import pytest
from django.apps import apps
from django.db import connection

from netwerk.search import indexing
from netwerk.search.models import SearchDocument, SearchWord
from practices.models import Organisation, Practitioner, Topic
from stories.models import Story, TaggedStory
from tests.many_stories import BASE, FAR, HISTORY, MADE, MARK, copy_stories, make_first_stories
from tests.plans import undone

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]

COPIES = 2
SHARED = [Topic, Topic.history.model]
LAST = COPIES * FAR  # before the keys of the last copy


@pytest.fixture(scope="module")
def counts(django_db_setup, django_db_blocker):
    """Rows of each table at the start, with the stories that were saved, and with those that were copied."""
    with django_db_blocker.unblock(), undone():
        found = [count_rows()]
        make_first_stories()
        found.append(count_rows() | {SearchDocument: own_documents(), SearchWord: own_words()})
        copy_stories(BASE, BASE * (COPIES + 1))
        found.append(count_rows() | {SearchDocument: own_documents(), SearchWord: own_words()})
        yield found


def count_rows():
    return {model: model._base_manager.count() for model in apps.get_models() if model._meta.managed}


def own_documents():
    return SearchDocument.objects.exclude(kind=Topic._meta.label_lower).count()


def own_words():
    return SearchWord.objects.filter(word__regex="q[b-df-hj-m]{3}q").count()


def test_what_a_saved_story_has_its_copy_has(counts):
    start, saved, copied = counts
    filled = {model: saved[model] for model in start if saved[model] != start[model]}
    assert filled.keys() == {*MADE, *HISTORY, *SHARED, SearchDocument, SearchWord}
    times = {model: 1 if model in SHARED else COPIES + 1 for model in filled}
    assert {model: copied[model] for model in filled} == {
        model: number * times[model] for model, number in filled.items()
    }
    assert {model: copied[model] for model in start.keys() - filled} == {
        model: start[model] for model in start.keys() - filled
    }


def test_copies_hold_no_word_of_the_first(counts):
    assert not SearchDocument.objects.filter(object_id__gt=FAR, text__contains=MARK).exists()
    assert Practitioner.objects.values("name").distinct().count() == Practitioner.objects.count()


def contents():
    """A number for all that stands in a table, but for the moment of saving."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(
                f"SELECT count(*), sum(hashtextextended((to_jsonb(t) - 'updated_at')::text, 0)) FROM {table} t"  # noqa: S608
            )
            found[model] = cursor.fetchone()
    return found


def all_of(story):
    rows = [story, *story.contributions.all(), *TaggedStory.objects.filter(content_object=story)]
    for block in (
        block for model in Story.block_models() for block in model._base_manager.filter(parent=story)
    ):
        rows += [block, *(block.topic_rows.all() if hasattr(block, "topic_rows") else [])]
    return rows


def test_saving_copies_changes_nothing_but_history(counts):
    before = contents()
    stories = Story.objects.filter(pk__gt=LAST).order_by("pk")[:BASE:8]
    rows = [row for story in stories for row in all_of(story)]
    rows += [*Practitioner.objects.filter(pk__gt=LAST)[:5], *Organisation.objects.filter(pk__gt=LAST)[:5]]
    with indexing.batch():
        for row in rows:
            row.save()
    after = contents()
    assert {model for model in before if before[model] != after[model]} <= {*HISTORY}
    assert sum(after[model][0] - before[model][0] for model in HISTORY) == len(rows) > 60
