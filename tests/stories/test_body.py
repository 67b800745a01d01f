"""A story as its reader meets it: blocks in order, anchors, contents."""

import pytest

from tests.factories import (
    make_comparison,
    make_lesson,
    make_picture,
    make_quote,
    make_story,
    make_term,
    make_text,
    make_tip,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_story()


def kinds(parts):
    return [(part.kind, part.anchor) for part in parts]


def test_blocks_stand_in_the_order_of_the_editor(story):
    make_text(parent=story, ordering=60)
    make_quote(parent=story, ordering=30)
    make_lesson(parent=story, ordering=10)
    make_picture(parent=story, ordering=40)
    make_comparison(parent=story, ordering=50)
    assert kinds(story.body().parts) == [
        ("lesson", "les-1"),
        ("quote", "citaat-1"),
        ("picture", "afbeelding-1"),
        ("comparison", "vergelijking-1"),
        ("text", ""),
    ]


def test_tips_after_each_other_are_one_list_with_anchors(story):
    tips = [make_tip(parent=story) for _ in range(3)]
    (part,) = story.body().parts
    assert part.kind == "tips"
    assert [tip.block for tip in part.tips] == tips
    assert [tip.anchor for tip in part.tips] == ["tip-1", "tip-2", "tip-3"]


def test_numbers_go_on_in_the_next_list(story):
    make_tip(parent=story)
    make_tip(parent=story)
    make_text(parent=story)
    make_tip(parent=story)
    lists = [part for part in story.body().parts if part.kind == "tips"]
    assert [part.start for part in lists] == [1, 3]
    assert lists[1].tips[0].anchor == "tip-3"


@pytest.mark.parametrize(("style", "numbered"), [("genummerd", True), ("opsomming", False)])
def test_a_list_knows_whether_it_is_numbered(style, numbered):
    story = make_story(tip_style=style)
    make_tip(parent=story)
    assert story.body().parts[0].numbered is numbered


def test_the_anchor_of_a_page_is_the_one_in_the_story(story):
    for _ in range(2):
        lesson, tip = make_lesson(parent=story), make_tip(parent=story)
        quote = make_quote(parent=story)
    parts = story.body().parts
    anchors = [part.anchor for part in parts if part.kind in {"lesson", "quote"}]
    assert lesson.anchor() == anchors[2] == "les-2"
    assert quote.anchor() == anchors[3] == "citaat-2"
    assert tip.anchor() == parts[4].tips[0].anchor == "tip-2"


def test_an_anchor_of_a_heading_never_equals_one_of_a_block(story):
    make_text(parent=story, body="<h2>Les 1</h2>")
    make_lesson(parent=story)
    assert 'id="deel-les-1"' in story.body().parts[0].html


def test_contents_hold_headings_and_lessons_in_order(story):
    make_text(parent=story, body="<h2>Hoe het begon</h2>")
    make_lesson(parent=story, title="Bel eerst", body="<h3>Niet in de inhoud</h3>")
    make_text(parent=story, body="<h2>Hoe het afliep</h2>")
    body = story.body()
    assert [(entry.anchor, entry.title) for entry in body.contents] == [
        ("deel-hoe-het-begon", "Hoe het begon"),
        ("les-1", "Bel eerst"),
        ("deel-hoe-het-afliep", "Hoe het afliep"),
    ]
    assert body.has_contents


def test_two_headings_are_no_contents(story):
    make_text(parent=story, body="<h2>Een</h2><h2>Twee</h2>")
    assert not story.body().has_contents


def test_a_lesson_owns_all_up_to_the_next_lesson_tip_or_heading(story):
    make_text(parent=story)
    lesson = make_lesson(parent=story)
    text = make_text(parent=story)
    quote = make_quote(parent=story)
    second = make_lesson(parent=story)
    last = make_text(parent=story)
    make_text(parent=story, body="<h2>Slot</h2>")
    body = story.body()
    assert [part.block for part in body.section(lesson)] == [lesson, text, quote]
    assert [part.block for part in body.section(second)] == [second, last]


def test_tips_end_a_lesson(story):
    lesson = make_lesson(parent=story)
    make_tip(parent=story)
    make_text(parent=story)
    body = story.body()
    assert [part.kind for part in body.section(lesson)] == ["lesson"]


def test_a_pull_quote_that_repeats_the_text_is_known(story):
    make_text(parent=story, body="<p>Het begint met een kop koffie. Dan de rest.</p>")
    make_text(parent=story, style="uitgelicht", body="<p>Het begint met een kop koffie.</p>")
    make_text(parent=story, style="uitgelicht", body="<p>Dit staat er niet.</p>")
    parts = story.body().parts[1:]
    assert [(part.kind, part.repeated) for part in parts] == [("pull_quote", True), ("pull_quote", False)]


def test_the_first_use_in_a_section_links_even_when_the_section_has_more_blocks(story):
    make_term(name="keten")
    make_text(parent=story, body="<p>Een keten.</p>")
    make_text(parent=story, body="<p>Weer een keten.</p>")
    make_text(parent=story, body="<h2>Verder</h2><p>De keten.</p>")
    linked = ["/begrippen/keten/" in part.html for part in story.body().parts]
    assert linked == [True, False, True]


def test_a_lesson_is_a_section_of_its_own(story):
    make_term(name="keten")
    make_text(parent=story, body="<p>Een keten.</p>")
    make_lesson(parent=story, body="<p>De keten.</p>")
    assert "/begrippen/keten/" in story.body().parts[1].html


def test_a_term_of_a_draft_only_is_no_link(story):
    make_term(name="keten", story=make_story(published_at=None))
    make_text(parent=story, body="<p>Een keten.</p>")
    assert story.body().parts[0].html == "<p>Een keten.</p>"


def test_a_body_takes_one_query_for_each_kind_of_block_and_one_for_terms(story, django_assert_num_queries):
    for make in [make_text, make_quote, make_lesson, make_tip, make_picture, make_comparison] * 3:
        make(parent=story)
    with django_assert_num_queries(7):
        story.body()


def test_a_tip_that_was_refused_is_not_in_the_story(story):
    make_tip(parent=story, title="Wel")
    make_tip(parent=story, title="Niet", status="afgewezen")
    assert [part.block.title for part in story.body().parts[-1].tips] == ["Wel"]
