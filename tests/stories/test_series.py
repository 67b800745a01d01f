"""Series with their parts, and the part that is announced."""

import pytest

from tests.factories import make_draft, make_series, make_story, tomorrow
from tests.reader import links, page_text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return make_series(title="De rand van de organisatie")


def test_a_story_leads_to_the_parts_before_and_after_it(client, series):
    first, second, third = (make_story(series=series, series_position=n) for n in (1, 2, 3))
    response = client.get(second.get_absolute_url())
    assert (response.context["previous"], response.context["next"]) == (first, third)
    assert {first.get_absolute_url(), third.get_absolute_url()} <= links(response)


def test_parts_that_are_not_published_are_passed_over(client, series):
    make_draft(series=series, series_position=1)
    story = make_story(series=series, series_position=2)
    make_story(series=series, series_position=3, published_at=tomorrow())
    response = client.get(story.get_absolute_url())
    assert (response.context["previous"], response.context["next"]) == (None, None)


def test_the_next_part_is_announced_until_it_is_there(client, series):
    story = make_story(series=series, series_position=1, announced_part="routines")
    text = page_text(client.get(story.get_absolute_url()))
    assert "Deel 2 volgt Routines" in text

    make_story(series=series, series_position=2)
    assert "Deel 2 volgt" not in page_text(client.get(story.get_absolute_url()))


def test_without_an_announcement_nothing_is_promised(client, series):
    story = make_story(series=series, series_position=1)
    assert "volgt" not in page_text(client.get(story.get_absolute_url()))


def test_series_page_lists_published_parts_in_order(client, series):
    second = make_story(series=series, series_position=2, announced_part="drijfveren")
    first = make_story(series=series, series_position=1)
    make_draft(series=series, series_position=3)
    make_story()
    response = client.get(series.get_absolute_url())
    assert response.context["stories"] == [first, second]
    assert response.context["announced"] == "drijfveren"
    assert texts(response, "h1") == ["De rand van de organisatie"]
    assert "Volgt nog Drijfveren" in page_text(response)


def test_a_part_without_a_number_comes_after_the_numbered_ones(series):
    loose = make_story(series=series)
    numbered = make_story(series=series, series_position=1)
    assert list(series.parts()) == [numbered, loose]


def test_series_list_shows_series_with_a_published_part(client, series):
    make_story(series=series)
    make_draft(series=make_series())
    make_series()
    response = client.get("/reeksen/")
    assert list(response.context["object_list"]) == [series]
    assert series.get_absolute_url() in links(response)


def test_series_without_a_published_part_is_not_found(client, series):
    make_draft(series=series)
    assert client.get(series.get_absolute_url()).status_code == 404


def test_old_address_of_a_series_leads_to_the_new_one(client, series):
    make_story(series=series)
    old = series.get_absolute_url()
    series.slug = "nieuw"
    series.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, "/reeksen/nieuw/")


def test_empty_series_list_has_a_way_out(client):
    assert "/verhalen/" in links(client.get("/reeksen/"))


@pytest.mark.parametrize("number", [1, 30])
def test_series_page_query_count(client, series, number, django_assert_num_queries):
    for n in range(number):
        make_story(series=series, series_position=n + 1)
    with django_assert_num_queries(3):
        client.get(series.get_absolute_url())
