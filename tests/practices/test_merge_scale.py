"""Merging a topic that thousands of things have: it asks the database no more often than for a few."""

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


def test_ea9_topic_with_five_thousand_tips_merges_and_comes_back(django_capture_on_commit_callbacks):
    old, new = make_topic("partners"), make_topic("bondgenoten")
    make_tips(4500, old)
    make_tips(500, old, new)
    connection.run_on_commit.clear()  # of making them
    with django_capture_on_commit_callbacks(execute=True):
        before = pagecache.content_version()
        done, number = queries(lambda: merge(old, new))
    assert number < MOST
    assert (done.moved, new.taggedtip_rows.count(), old.taggedtip_rows.count()) == (4500, 5000, 0)
    assert documents("bondgenoten") == 5000
    assert pagecache.content_version() > before
    assert TaggedTip.history.filter(tag_id=new.pk, history_type="~").count() == 4500
    _, number = queries(lambda: undo(done))
    assert number < MOST
    assert (new.taggedtip_rows.count(), old.taggedtip_rows.count()) == (500, 5000)
    assert documents("bondgenoten") == 500


def test_ea9_preview_of_five_thousand_names_the_first_and_counts_the_others(client):
    client.force_login(make_editor())
    old, new = make_topic("partners"), make_topic("bondgenoten")
    make_tips(5000, old)
    page, number = queries(
        lambda: client.get(reverse("admin:practices_topic_merge", args=[old.pk]), {"doel": new.pk})
    )
    assert number < 20
    assert "5000 krijgen “bondgenoten”:" in page_text(page)
    assert "en nog 4975" in page_text(page)
