"""Too fast: a friendly refusal that keeps the text. A workshop behind one address is not too fast."""

import pytest

from netwerk.publicforms.models import RateLimitCounter
from stories.models import Comment
from tests.comment_form import WORDS, Reader
from tests.factories import make_story
from tests.reader import by_id, page_text

pytestmark = pytest.mark.django_db


def test_workshop_of_25_behind_one_address():
    story = make_story()
    answers = [Reader(REMOTE_ADDR="192.0.2.1").respond(story, name=f"Deelnemer {n}") for n in range(25)]
    assert {answer.status_code for answer in answers} == {303}
    assert Comment.objects.count() == 25


def test_fourth_comment_in_a_minute_has_to_wait():
    story, reader = make_story(), Reader()
    for n in range(3):
        assert reader.respond(story, body=f"Reactie {n}").status_code == 303
    answer = reader.respond(story, body="Nog een reactie.")
    assert answer.status_code == 429
    assert (
        "Je reageert snel achter elkaar. Wacht 1 minuut en probeer het opnieuw. Je tekst staat er nog."
        in page_text(answer)
    )
    assert 0 < int(answer["Retry-After"]) <= 60
    assert by_id(answer, "id_body").text.strip() == "Nog een reactie."
    assert Comment.objects.count() == 3


def test_address_of_31_comments_in_ten_minutes_has_to_wait():
    story = make_story()
    answers = [Reader(REMOTE_ADDR="192.0.2.1").respond(story, name=f"Bot {n}").status_code for n in range(31)]
    assert answers == [303] * 30 + [429]
    assert Reader(REMOTE_ADDR="192.0.2.2").respond(story, name="Een ander").status_code == 303


def test_email_address_is_limited_wherever_it_comes_from():
    story = make_story()
    answers = [
        Reader(REMOTE_ADDR=f"192.0.2.{n}").respond(story, email="bot@example.org", body=f"{n}").status_code
        for n in range(1, 5)
    ]
    assert answers == [303, 303, 303, 429]


def test_refused_form_can_be_sent_later():
    story, reader = make_story(), Reader()
    path = f"{story.get_absolute_url()}reageren/"
    for n in range(3):
        reader.respond(story, body=f"Reactie {n}")
    data = WORDS | reader.open(path)
    assert reader.post(path, data).status_code == 429

    RateLimitCounter.objects.all().delete()
    assert reader.post(path, data).status_code == 303
