"""A list that finds nothing proposes a spelling that finds something in that list."""

import pytest

from netwerk.search.models import SearchDocument
from netwerk.search.spelling import suggest
from practices.models import Lesson, Tip
from tests.factories import make_lesson, make_tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def tips():
    make_tip(title="Bellen helpt", phase="starten")
    make_tip(title="Vergaderen in de tuin", phase="vieren")
    make_lesson(title="Vertrouwen groeit")
    return Tip.objects.published()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("belen", "bellen"), ("Belen helpt", "bellen helpt"), ("vergadren tuin", "vergaderen tuin")],
)
def test_suggestion_finds_something_in_the_list(tips, typed, meant):
    assert suggest(typed, tips) == meant
    assert SearchDocument.objects.find_in(tips, suggest(typed, tips)).exists()


def test_word_of_another_kind_is_not_suggested(tips):
    assert suggest("vertouwen", tips) == ""
    assert suggest("vertouwen", Lesson.objects.published()) == "vertrouwen"


def test_word_that_the_filters_leave_out_is_not_suggested(tips):
    assert suggest("belen", tips.filter(phase="vieren")) == ""


@pytest.mark.parametrize(
    "typed", ["", "de", "xyzzy", "bellen", "belen xyzzy", "belen tuin", '"', "belen -helpt"]
)
def test_what_would_find_nothing_is_not_suggested(tips, typed):
    assert suggest(typed, tips) == ""


def test_number_of_queries(tips, django_assert_num_queries):
    with django_assert_num_queries(5):
        suggest("belen", tips)
