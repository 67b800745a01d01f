"""The drawing of a story."""

import pytest

from stories import motif
from tests.factories import make_lesson, make_picture, make_quote, make_story, make_tip, make_topic

BLOCKS = ["lesson", "quote", "tip", "tip", "lesson", "quote"]


@pytest.mark.parametrize("topic", ["", *motif.FORMS])
def test_a_story_always_has_the_same_drawing(topic):
    assert motif.story_drawing("bel-eerst", BLOCKS, topic) == motif.story_drawing("bel-eerst", BLOCKS, topic)


def test_another_story_has_another_drawing():
    assert motif.story_drawing("bel-eerst", BLOCKS) != motif.story_drawing("bel-later", BLOCKS)


def test_every_block_is_a_node_and_nothing_is_styled_inline():
    svg = motif.story_drawing("bel-eerst", BLOCKS)
    assert svg.count("motif-lesson") == svg.count("motif-quote") == 2
    assert svg.count("motif-tip") == 4  # two tips, and the middle of each lesson
    assert "style" not in svg
    assert 'aria-hidden="true"' in svg


def test_a_handful_of_blocks_says_nothing():
    assert motif.story_drawing("bel-eerst", BLOCKS[: motif.LEAST - 1]) == ""


def test_a_long_story_stays_readable():
    assert motif.story_drawing("bel-eerst", ["tip"] * 99).count("motif-tip") == motif.MOST


@pytest.mark.django_db
def test_the_page_of_a_story_shows_its_drawing(client):
    story = make_story(topics=[make_topic("luisteren")])
    for make in (make_lesson, make_quote, make_tip, make_tip):
        make(parent=story)
    address = story.get_absolute_url()
    assert 'class="motif"' in client.get(address).content.decode()
    make_picture(parent=story)
    assert 'class="motif"' not in client.get(address).content.decode()
