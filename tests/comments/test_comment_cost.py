"""What accepting a comment asks of the database."""

import pytest

from stories.models import Comment
from tests.comment_form import WORDS, Reader
from tests.factories import make_comment, make_editor, make_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("others", [0, 20])
def test_accepting_a_comment_costs_the_same_with_many_others(others, django_assert_num_queries):
    story, reader = make_story(), Reader()
    make_editor()
    for n in range(others):
        make_comment(story, name=f"Naam {n}")
    reader.respond(story, body="De eerste van vandaag maakt het zout van de dag.")
    path = f"{story.get_absolute_url()}reageren/"
    data = WORDS | reader.open_calmly(path)
    with django_assert_num_queries(10):
        reader.post(path, data)
    assert Comment.objects.count() == others + 2
