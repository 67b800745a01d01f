"""A comment on a tip or lesson reads the same on the page of that tip or lesson as at the story."""

import pytest

from tests.factories import make_comment, make_lesson, make_story, make_tip
from tests.reader import by_id, links, page_text, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


@pytest.fixture(params=["tip", "lesson"])
def about(request, story):
    make = {"tip": make_tip, "lesson": make_lesson}[request.param]
    return make(parent=story)


def comment_on(about, **fields):
    return make_comment(about.parent, **{about._meta.model_name: about} | fields)


def read(client, about, number: int):
    return by_id(client.get(about.get_absolute_url()), f"reactie-{number}")


def test_comment_says_who_where_from_and_what_kind(client, about):
    comment_on(about, taken_over=True, name="Marjan", name_inferred=True, badge="auteur", kind="voorbeeld")
    said = words(read(client, about, 1))
    assert said.startswith("Reactie 1 van Marjan Auteur")
    for fact in ("datum onbekend", "overgenomen", "naam afgeleid uit de tekst", "voorbeeld"):
        assert fact in said


def test_comment_reads_as_at_the_story(client, about):
    comment_on(about, body="Zie https://example.nl/a.\n\nTot zo.", name="Farah", badge="redactie")
    here, at_story = read(client, about, 1), by_id(client.get(about.parent.get_absolute_url()), "reactie-1")
    assert [words(p) for p in here.find("div").iter("p")] == [
        words(p) for p in at_story.find("div").iter("p")
    ]
    assert words(here.find("h3")) == words(at_story.find("h3"))
    assert [a.get("href") for a in here.find("div").iter("a")] == ["https://example.nl/a"]


def test_links_lead_to_the_story(client, about):
    first = comment_on(about, name="Marjan")
    comment_on(about, reply_to=first, body="Eens met tip 1 en les 1.")
    own, story = about._meta.verbose_name, about.parent.get_absolute_url()
    hrefs = [a.get("href") for a in read(client, about, 2).iter("a")]
    assert {f"{story}#reactie-2", f"{story}#reactie-1", f"{story}#{own}-1"} <= set(hrefs)
    assert f"{story}reageren/?op=2" in hrefs


def test_what_nobody_sees_is_not_there(client, about):
    comment_on(about, status="wacht", number=None, body="Wacht nog.")
    comment_on(about, status="weggehaald", number=1, body="Weg.")
    page = client.get(about.get_absolute_url())
    assert words(by_id(page, "reacties-kop")) == "Reacties"
    assert "Wacht nog." not in page_text(page)


def test_number_of_questions_does_not_grow_with_the_comments(client, about, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    comment_on(about)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(about.get_absolute_url())
    for _ in range(20):
        comment_on(about)
    with django_assert_num_queries(len(one)):
        client.get(about.get_absolute_url())


def test_closed_story_takes_no_answers_here_either(client, story):
    story.comments_open = False
    story.save()
    tip = make_tip(parent=story)
    comment_on(tip)
    assert not [link for link in links(client.get(tip.get_absolute_url())) if "reageren" in link]


def test_nothing_stands_where_nobody_responded_and_nobody_can(client, story):
    tip = make_tip(parent=story)
    assert by_id(client.get(tip.get_absolute_url()), "reacties") is not None
    story.comments_open = False
    story.save()
    assert by_id(client.get(tip.get_absolute_url()), "reacties") is None
