"""Merging a topic that thousands of things have: it asks the database no more often than for a few.

The same is seen with tens of things, as batches can be made as small.
"""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from netwerk.editing.merging.merge import merge
from netwerk.editing.merging.undo import undo
from netwerk.http import pagecache
from netwerk.search.models import SearchDocument
from netwerk.search.query import Query
from practices.models import Tip
from practices.models.topics import TaggedTip
from tests.factories import make_editor, make_story, make_topic
from tests.reader import page_text

pytestmark = [pytest.mark.django_db, pytest.mark.search_index]
MOST = 110  # most of them for the search index, some eight for each 500 documents


def make_tips(number, *topics):
    """Past ``save()``, which makes each by itself."""
    parent, first = make_story(), Tip.objects.count()
    fields = {"parent": parent, "published_at": parent.published_at, "explanation": "<p>Zo.</p>"}
    names = [f"tip {first + n}" for n in range(number)]
    tips = Tip.objects.bulk_create(
        Tip(title=name, slug=name.replace(" ", "-"), sort_name=name, **fields) for name in names
    )
    TaggedTip.objects.bulk_create(
        TaggedTip(tag=topic, content_object=tip) for tip in tips for topic in topics
    )


def queries(work):
    with CaptureQueriesContext(
        connection,
    ) as found:
        done = work()
    return done, len(found)


def documents(word):
    return SearchDocument.objects.filter(kind="practices.tip").matching(Query(word).loose).count()


def merge_and_undo(number, capture):
    """Merge a topic of so many tips, one in ten of which had both, and undo it; how often was each asked?"""
    old, new = make_topic(f"partners {number}"), make_topic(f"bondgenoten {number}")
    both, tips = number // 10, number - number // 10
    make_tips(tips, old)
    make_tips(both, old, new)
    connection.run_on_commit.clear()  # of making them
    with capture(execute=True):
        before = pagecache.content_version()
        done, to_merge = queries(lambda: merge(old, new))
    assert (done.moved, new.taggedtip_rows.count(), old.taggedtip_rows.count()) == (tips, number, 0)
    assert documents(f"bondgenoten {number}") == number
    assert pagecache.content_version() > before
    assert TaggedTip.history.filter(tag_id=new.pk, history_type="~").count() == tips
    _, to_undo = queries(lambda: undo(done))
    assert (new.taggedtip_rows.count(), old.taggedtip_rows.count()) == (both, number)
    assert documents(f"bondgenoten {number}") == both
    return to_merge, to_undo


def test_merge_asks_as_often_for_a_hundred_tips_as_for_twenty(django_capture_on_commit_callbacks):
    few, many = (merge_and_undo(number, django_capture_on_commit_callbacks) for number in (20, 100))
    assert few == many


def test_merge_asks_a_few_times_more_for_every_batch(monkeypatch, django_capture_on_commit_callbacks):
    """Batches of ten and twenty instead of 500 and 1000: what five thousand tips ask follows from it."""
    monkeypatch.setattr("netwerk.editing.merging.rows.BATCH", 20)
    monkeypatch.setattr("netwerk.search.indexing.CHUNK", 10)
    numbers = [merge_and_undo(number, django_capture_on_commit_callbacks) for number in (20, 40, 60)]
    for one_batch, two, three in zip(*numbers, strict=True):
        assert three - two == two - one_batch
        assert one_batch + 4 * (two - one_batch) < MOST  # five batches of 1000


def test_preview_names_the_first_and_counts_the_others(client):
    client.force_login(make_editor())
    asked = []
    for number in (50, 500):
        old, new = make_topic(f"partners {number}"), make_topic(f"bondgenoten {number}")
        make_tips(number, old)
        address = reverse("admin:practices_topic_merge", args=[old.pk])
        page, queried = queries(partial(client.get, address, {"doel": new.pk}))
        assert f"{number} krijgen “bondgenoten {number}”:" in page_text(page)
        assert f"en nog {number - 25}" in page_text(page)
        asked.append(queried)
    assert asked[0] == asked[1] < 20
