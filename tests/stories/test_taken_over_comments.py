"""Comments that were made elsewhere, written by editors at /beheer/."""

from datetime import date

import pytest

from stories.models import Comment
from tests.admin_form import as_sent
from tests.factories import make_comment, make_draft, make_lesson, make_story, make_tip
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
ADD = "/beheer/stories/comment/add/"


def add(editor, story, **fields):
    sent = {"story": str(story.pk), "name": "Marjan", "body": "Dat herken ik."} | fields
    return editor.post(ADD, as_sent(editor.get(ADD), **sent))


def test_comment_is_added_as_taken_over_with_the_next_number(editor):
    story = make_story()
    make_comment(story)
    assert add(editor, story, name_inferred="on", kind="aanvulling", badge="auteur").status_code == 302
    comment = Comment.objects.latest("pk")
    assert (comment.number, comment.status, comment.taken_over) == (2, "geplaatst", True)
    assert (comment.name, comment.name_inferred, comment.badge) == ("Marjan", True, "auteur")
    assert (comment.email, comment.said_on, comment.kind) == ("", None, "aanvulling")


def test_date_of_the_source_is_kept_when_it_is_known(editor):
    add(editor, make_story(), said_on="03-03-2014")
    assert Comment.objects.get().said_on == date(2014, 3, 3)


def test_answer_stands_in_the_conversation(editor):
    story = make_story()
    first = make_comment(story)
    second = make_comment(story, reply_to=first)
    add(editor, story, reply_number="2")
    comment = Comment.objects.latest("pk")
    assert (comment.reply_to, comment.thread) == (second, first)


def test_answer_is_to_a_comment_of_the_same_story(editor):
    make_comment()
    response = add(editor, make_story(), reply_number="1")
    assert response.context["adminform"].form.errors == {
        "reply_number": ["Bij dit verhaal staat geen reactie 1."]
    }


@pytest.mark.parametrize(
    ("name", "make", "message"),
    [
        ("tip", make_tip, "Deze tip hoort niet bij dit verhaal."),
        ("lesson", make_lesson, "Deze les hoort niet bij dit verhaal."),
    ],
)
def test_tip_and_lesson_are_of_the_same_story(editor, name, make, message):
    story, own = make_story(), {"parent": None}
    response = add(editor, story, **{name: str(make().pk)})
    assert response.context["adminform"].form.errors == {name: [message]}
    own["parent"] = story
    assert add(editor, story, **{name: str(make(**own).pk)}).status_code == 302


def test_comment_is_about_one_thing(editor):
    story = make_story()
    both = {"tip": str(make_tip(parent=story).pk), "lesson": str(make_lesson(parent=story).pk)}
    assert "Kies een tip of een les, niet allebei." in page_text(add(editor, story, **both))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"body": " "}, "Vul de reactie in."),
        ({"name": "\u200b"}, "Vul de naam in."),
        ({"body": "x" * 5001}, "Maak de reactie korter."),
        ({"reply_number": "0"}, "minstens 1"),
        ({"reply_number": "9" * 30}, "hoogstens 100000"),
        ({"body": "a\0b"}, "Er staat een teken in dat we niet kunnen bewaren."),
    ],
)
def test_mistakes_are_told_at_the_field(editor, fields, message):
    assert message in page_text(add(editor, make_story(), **fields))
    assert not Comment.objects.exists()


def test_taken_over_words_can_be_changed_and_nothing_else(editor):
    story = make_story()
    add(editor, story)
    comment = Comment.objects.get()
    page = f"/beheer/stories/comment/{comment.pk}/change/"
    assert "Wijzig de overgenomen tekst" in page_text(editor.get(page))
    url = f"/beheer/stories/comment/{comment.pk}/tekst/"
    sent = as_sent(editor.get(url), body="Beter naverteld.", name_inferred="on")
    other = {
        "story": str(make_draft().pk),
        "status": "spam",
        "number": "9",
        "email": "x@y.nl",
        "taken_over": "",
    }
    assert editor.post(url, sent | other).status_code == 302
    comment.refresh_from_db()
    assert (comment.body, comment.name_inferred) == ("Beter naverteld.", True)
    assert (comment.story, comment.status, comment.number, comment.email) == (story, "geplaatst", 1, "")


def test_change_of_the_words_does_not_undo_a_decision(editor):
    add(editor, make_story())
    comment = Comment.objects.get()
    url = f"/beheer/stories/comment/{comment.pk}/tekst/"
    sent = as_sent(editor.get(url), body="Beter naverteld.")
    Comment.objects.update(status="weggehaald", reason="Op verzoek")
    editor.post(url, sent)
    comment.refresh_from_db()
    assert (comment.body, comment.status, comment.reason) == ("Beter naverteld.", "weggehaald", "Op verzoek")


def test_taken_over_comment_is_marked_in_the_list(editor):
    add(editor, make_story())
    rows = texts(editor.get("/beheer/stories/comment/?stand=geplaatst"), "p[@class='comment-head']")
    assert rows == ["Marjan Geplaatst nummer 1 · overgenomen · datum onbekend"]
