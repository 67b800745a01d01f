"""What an editor's click makes PostgreSQL read does not grow with the number of stories."""

import pytest
from django.utils import timezone

from netwerk.editing.merging.merge import merge
from practices.models import Organisation, Practitioner, Tip, Topic
from practices.withdrawal import withdraw_person
from stories.models import Story
from tests.many_stories import growing
from tests.plans import reads, undone

pytestmark = pytest.mark.django_db

SIZES = (200, 2_000)
BOUND = 10_000  # some forty statements, some of which read a small table from end to end


def story() -> Story:
    return Story.objects.order_by("pk")[10]


def change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def publish():
    change(story(), published_at=timezone.now())


def two_of(model, first=18):
    """Those that few things belong to: a merge reads what it moves."""
    return model.objects.order_by("pk")[first : first + 2]


CLICKS = {
    "save a story": lambda: story().save(),
    "rename a story": lambda: change(story(), title="Een andere titel", slug="een-andere-titel"),
    "save a tip": lambda: change(Tip.objects.filter(parent=story())[0], title="Een andere tip"),
}
# Not bounded yet. The first moment of a topic is looked for among all that has the topic, when it was that of what
# is changed; and a name that goes is looked for in all there is, once.
SEARCHES = {
    "publish a story": publish,
    "take a story off the site": lambda: change(story(), published_at=None),
    "merge topics": lambda: merge(*two_of(Topic, 100)),
    "merge people": lambda: merge(*two_of(Practitioner)),
    "merge organisations": lambda: merge(*two_of(Organisation)),
    "withdraw a person": lambda: withdraw_person(Practitioner.objects.order_by("pk")[18]),
}


@pytest.fixture(scope="module")
def rows_read(django_db_setup, django_db_blocker):
    """For each size, how many rows each click read."""
    found = {}
    with django_db_blocker.unblock(), undone():
        for size in growing(SIZES):
            found[size] = {name: rows_of(click) for name, click in (CLICKS | SEARCHES).items()}
    return found


def rows_of(click) -> int:
    with undone(), reads() as counted:
        click()
    return counted.total


@pytest.mark.parametrize("name", CLICKS)
def test_click_reads_as_much_with_ten_times_the_stories(rows_read, name):
    assert [rows_read[size][name] < BOUND for size in SIZES] == [True, True], [
        rows_read[size] for size in SIZES
    ]


@pytest.mark.parametrize("name", SEARCHES)
def test_what_is_looked_for_everywhere_is_looked_for_once(rows_read, name):
    few, many = (rows_read[size][name] for size in SIZES)
    assert many < few * SIZES[1] / SIZES[0] + BOUND
