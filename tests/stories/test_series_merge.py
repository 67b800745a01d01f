"""Two series become one: the parts of the first come behind those of the second; and two again."""

import pytest
from django.urls import reverse

from netwerk.editing.merging.merge import merge
from netwerk.editing.merging.undo import undo
from stories.models import Series, Story
from tests.factories import make_draft, make_series, make_story
from tests.reader import page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_series(title="Aan de rand", description="<p>Over randen.</p>")


@pytest.fixture
def new():
    return make_series(title="De rand van de organisatie")


def url(series):
    return reverse("admin:stories_series_merge", args=[series.pk])


def places():
    return list(Story.objects.order_by("pk").values_list("series", "series_position"))


def test_parts_come_behind_those_of_the_other_in_their_order(old, new):
    second = make_story(series=old, series_position=5)
    first = make_draft(series=old, series_position=1)
    theirs = [make_story(series=new, series_position=number) for number in (1, 2)]
    loose = make_story(series=old)
    merge(old, new)
    order = new.stories.order_by("series_position")
    assert list(order.values_list("pk", "series_position")) == [
        *((story.pk, number) for number, story in enumerate([*theirs, first, second], 1)),
        (loose.pk, None),
    ]


def test_old_address_leads_on_and_nothing_is_lost(client, old, new):
    make_story(series=old, series_position=1)
    merge(old, new)
    assert client.get("/reeksen/aan-de-rand/")["Location"] == "/reeksen/de-rand-van-de-organisatie/"
    assert Series.objects.get().description == "<p>Over randen.</p>"


def test_undone_each_part_has_its_own_place_again(client, old, new):
    for series, number in ((old, 1), (old, 3), (old, None), (new, 1), (new, 2)):
        make_story(series=series, series_position=number)
    before = places()
    done = merge(old, new)
    undo(done)
    assert places() == before
    assert client.get("/reeksen/aan-de-rand/").status_code == 200
    assert Series.objects.get(pk=new.pk).description == ""


def test_preview_says_which_part_each_story_becomes(editor, old, new):
    make_story(series=old, series_position=1, title="Het begin")
    make_story(series=new, series_position=1)
    text = page_text(editor.get(url(old), {"doel": new.pk}))
    assert "“Het begin” wordt deel 2 van “De rand van de organisatie”." in text
    assert "1 krijgt “De rand van de organisatie”: Het begin" in text
    assert Story.objects.get(title="Het begin").series == old
    response = editor.post(url(old), {"doel": new.pk}, follow=True)
    assert "“Aan de rand” is opgegaan in “De rand van de organisatie”." in page_text(response)


def test_story_keeps_its_version_with_each_move(old, new):
    story = make_story(series=old, series_position=1)
    undo(merge(old, new))
    assert [version.series_id for version in story.history.order_by("history_id")][-2:] == [new.pk, old.pk]


def test_part_that_got_a_number_since_then_has_none_again(old, new):
    make_story(series=old, series_position=2)
    loose = make_story(series=old)
    before = places()
    done = merge(old, new)
    loose.refresh_from_db()
    loose.series_position = 2
    loose.save()
    undo(done)
    assert places() == before
