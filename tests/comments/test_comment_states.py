"""Every state of a comment on the page of its story, in the words of the design."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from tests.factories import make_comment, make_story, make_tip, make_waiting
from tests.reader import by_id, page_text, texts, tree, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


def page_of(client, story, query=""):
    return client.get(story.get_absolute_url() + query)


def heading(page):
    return texts(page, "*[@id='reacties-kop']")[0]


def numbers(page):
    return [
        element.get("id")
        for element in tree(page).iter("article")
        if element.get("id", "").startswith("reactie-")
    ]


def test_none_yet(client, story):
    assert "Nog geen reacties. Heb jij dit ook meegemaakt? Schrijf de eerste." in page_text(
        page_of(client, story)
    )


@pytest.mark.parametrize(("number", "said"), [(1, "1 reactie"), (2, "2 reacties")])
def test_number_of_comments(client, story, number, said):
    for _ in range(number):
        make_comment(story)
    make_waiting(story)
    assert heading(page_of(client, story)) == said


def test_one_count_in_list_page_and_schema(client, story):
    make_comment(story)
    make_comment(story, status="weggehaald", number=2)
    make_comment(story, number=3, hidden_at=timezone.now())
    assert heading(page_of(client, story)) == "1 reactie"
    assert '"commentCount": 1' in page_of(client, story).content.decode().replace('":1', '": 1')
    assert "1 reactie" in page_text(client.get("/verhalen/"))
    assert client.get(f"{story.get_absolute_url()}reacties.atom").content.decode().count("<entry>") == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"status": "ingetrokken", "name": "Edwin"},
            "Reactie ingetrokken 1 Edwin heeft deze reactie weggehaald.",
        ),
        ({"status": "weggehaald"}, "De redactie heeft deze reactie weggehaald. Waarom?"),
        ({"hidden_at": timezone.now()}, "Lezers hebben deze reactie gemeld. De redactie kijkt ernaar."),
        ({"status": "wacht"}, "Deze reactie is aangepast. De redactie leest hem eerst."),
        ({"status": "spam"}, "De redactie heeft deze reactie weggehaald. Waarom?"),
    ],
)
def test_number_stays_when_the_words_are_gone(client, story, fields, said):
    make_comment(story, number=1, body="Wat er stond.", **fields)
    make_comment(story, number=2)
    page = page_of(client, story)
    assert said in words(by_id(page, "reactie-1"))
    assert "Wat er stond." not in page_text(page)
    assert numbers(page) == ["reactie-1", "reactie-2"]


def test_deeper_replies_stand_at_one_level(client, story):
    first = make_comment(story, name="Marjan")
    second = make_comment(story, name="Renata", reply_to=first)
    make_comment(story, name="Edwin")
    make_comment(story, name="Farah", reply_to=second)
    page = page_of(client, story)
    assert numbers(page) == ["reactie-1", "reactie-2", "reactie-4", "reactie-3"]
    assert len(tree(page).findall(".//main//ol[@class='comment-list comment-replies']")) == 1
    assert "in antwoord op Renata" in words(by_id(page, "reactie-4"))


def test_heading_says_number_name_and_who_is_answered(client, story):
    first = make_comment(story, name="Marjan")
    make_comment(story, name="Renata", reply_to=first, badge="auteur")
    headings = [
        words(h) for h in tree(page_of(client, story)).findall(".//article[@id]/*[@class='comment-name']")
    ]
    assert headings == ["Reactie 1 van Marjan", "Reactie 2 van Renata Auteur op Marjan"]


def test_taken_over_comment_says_what_is_known(client, story):
    make_comment(story, taken_over=True, name="Marjan", name_inferred=True)
    make_comment(story)
    page = page_of(client, story)
    assert heading(page) == "2 reacties (1 overgenomen)"
    said = words(by_id(page, "reactie-1"))
    assert "datum onbekend" in said
    assert "overgenomen" in said
    assert "naam afgeleid" in said
    assert "Meld" not in said


def test_words_lead_to_the_tip(client, story):
    make_tip(parent=story)
    make_comment(story, body="Eens met tip 1, maar tip 7 ken ik niet.")
    comment = by_id(page_of(client, story), "reactie-1")
    assert [a.get("href") for a in comment.find("div").iter("a")] == ["#tip-1"]


def test_newest_first_keeps_conversations_whole(client, story):
    first = make_comment(story)
    make_comment(story)
    make_comment(story, reply_to=first)
    assert numbers(page_of(client, story, "?reacties=nieuwste")) == ["reactie-2", "reactie-1", "reactie-3"]


def test_only_one_kind(client, story):
    make_comment(story, kind="vraag")
    make_comment(story, kind="voorbeeld")
    page = page_of(client, story, "?soort=vraag")
    assert numbers(page) == ["reactie-1"]
    assert "Vraag (1)" in page_text(page)


def test_time_is_said_in_dutch(client, story):
    make_comment(story, age=timedelta(days=1))
    moment = timezone.localtime(story.comments.get().created_at)
    assert f"om {moment:%H.%M} uur" in words(by_id(page_of(client, story), "reactie-1"))


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow_with_comments(client, story, number, django_assert_num_queries):
    for n in range(number):
        make_comment(story, name=f"Naam {n}", tip=make_tip(parent=story) if n < 3 else None)
    page_of(client, story)
    with django_assert_num_queries(12):
        page_of(client, story)


def heading_levels(page) -> list[int]:
    headings = {"h1", "h2", "h3", "h4", "h5"}
    return [int(e.tag[1]) for main in tree(page).iter("main") for e in main.iter() if e.tag in headings]


@pytest.mark.parametrize("status", ["ingetrokken", "weggehaald", "spam", "wacht"])
@pytest.mark.parametrize("query", ["", "?reacties=nieuwste"])
def test_no_level_of_heading_is_left_out_below_a_comment_that_went(client, story, status, query):
    first = make_comment(story, status=status, number=1)
    make_comment(story, reply_to=first)
    levels = heading_levels(page_of(client, story, query))
    assert levels[-2:] == [3, 4]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_source_of_taken_over_comments_is_told_once(client, story):
    for _ in range(3):
        make_comment(story, taken_over=True)
    text = page_text(page_of(client, story))
    assert text.count("Overgenomen reacties komen uit de bron") == 1
