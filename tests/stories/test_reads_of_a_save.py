"""What an editor's click makes PostgreSQL read does not grow with the number of stories."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from netwerk.editing.merging.merge import merge
from practices.models import Organisation, Practitioner, Tip, Topic
from practices.withdrawal import withdraw_person
from stories.models import Story
from tests.factories import (
    make_draft,
    make_organisation,
    make_practitioner,
    make_quote,
    make_story,
    make_topic,
)
from tests.many_stories import growing
from tests.plans import reads, undone

pytestmark = pytest.mark.django_db

SIZES = (200, 2_000)
BOUND = 10_000  # some forty statements; the documents of search alone are 24,000 rows


def story() -> Story:
    return Story.objects.order_by("pk")[10]


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def two_of(model):
    """Those that few things belong to: a merge reads what it moves."""
    return model.objects.filter(name__startswith="Klein").order_by("pk")


def make_small():
    """Two topics, people and organisations with two things each, whatever the size; and a draft."""
    for n in (1, 2):
        topic, organisation = make_topic(f"Klein {n}"), make_organisation(name=f"Kleine Raad {n}")
        person = make_practitioner(name=f"Kleinjan Peters {n}", organisation=organisation)
        make_story(topics=[topic], authors=[person])
        make_quote(speaker=person, organisation=organisation, topics=[topic])
    make_draft(title="Een concept")


CLICKS = {
    "save a story": lambda: story().save(),
    "rename a story": lambda: change(story(), title="Een andere titel", slug="een-andere-titel"),
    "save a tip": lambda: change(Tip.objects.filter(parent=story())[0], title="Een andere tip"),
    "give a topic": lambda: story().topics.add(Topic.objects.order_by("pk")[99]),
    "publish a draft": lambda: change(Story.objects.get(title="Een concept"), published_at=timezone.now()),
    "publish again, as the last": lambda: change(story(), published_at=timezone.now()),
    "publish again, as the first": lambda: change(story(), published_at=datetime(2001, 1, 1, tzinfo=UTC)),
    "take a story off the site": lambda: change(story(), published_at=None),
    "delete a story": lambda: story().delete(),
    "merge topics": lambda: merge(*two_of(Topic)),
    "merge people": lambda: merge(*two_of(Practitioner)),
    "merge organisations": lambda: merge(*two_of(Organisation)),
}
# The name of somebody who is withdrawn may stand in any text and any version, and none may be missed.
SEARCHES = {
    "withdraw a person": lambda: withdraw_person(two_of(Practitioner)[0]),
}


@pytest.fixture(scope="module")
def rows_read(django_db_setup, django_db_blocker):
    """For each size, how many rows each click read."""
    found = {}
    with django_db_blocker.unblock(), undone():
        for size in growing(SIZES):
            with undone():
                make_small()
                found[size] = {name: rows_of(click) for name, click in (CLICKS | SEARCHES).items()}
    return found


def rows_of(click) -> int:
    with undone(), reads() as counted:
        click()
    return counted.total


@pytest.mark.parametrize("name", CLICKS)
def test_click_reads_no_more_than_what_it_is_about(rows_read, name):
    few, many = (rows_read[size][name] for size in SIZES)  # few stories are read from end to end
    assert many < BOUND, (few, many)


@pytest.mark.parametrize("name", SEARCHES)
def test_what_is_looked_for_everywhere_is_looked_for_once(rows_read, name):
    few, many = (rows_read[size][name] for size in SIZES)
    assert many < few * SIZES[1] / SIZES[0] + BOUND
