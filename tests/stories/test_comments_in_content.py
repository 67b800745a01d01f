"""Taken-over comments are content; what readers write here never leaves the database."""

import tomllib

import pytest
from django.core.management import call_command

from netwerk.content.models import SlugHistory
from practices.models import Tip
from stories.content.errors import ContentError
from stories.content.load import NEW, PRESENT, load_folder
from stories.models import Comment, Story
from tests.factories import make_comment, make_reader_tip, make_story, make_submission, make_tip

pytestmark = pytest.mark.django_db
STORY = """
[story]
slug = "het-begin"
title = "Het begin"
"""
FIRST = """
[[comments]]
number = 1
name = "Marjan"
name_inferred = true
kind = "aanvulling"
body = "Vertel er ook over."
"""
ANSWER = """
[[comments]]
number = 2
name = "De schrijvers"
badge = "auteur"
said_on = 2018-02-01
reply_to = 1
body = "Dat herkennen we."
"""


def folder(tmp_path, *parts):
    path = tmp_path / "in" / "verhalen" / "het-begin.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join([STORY, *parts]), encoding="utf-8")
    return tmp_path / "in"


def export(path):
    call_command("export_content", path, verbosity=0)
    return {p.name: p.read_text(encoding="utf-8") for p in path.rglob("*.toml")}


def rows():
    return list(Comment.objects.order_by("number").values_list("number", "name", "taken_over"))


def test_taken_over_comments_are_loaded_as_such(tmp_path):
    load_folder(folder(tmp_path, FIRST, ANSWER))
    first, answer = Comment.objects.visible().order_by("number")
    assert (first.name, first.name_inferred, first.taken_over, first.said_on) == ("Marjan", True, True, None)
    assert (answer.reply_to, answer.thread, answer.badge) == (first, first, "auteur")
    assert (answer.said_on.year, answer.email, answer.form_token) == (2018, "", None)


def test_loading_again_changes_nothing_and_keeps_what_readers_wrote(tmp_path):
    load_folder(folder(tmp_path, FIRST, ANSWER))
    make_comment(Story.objects.get(), name="Een lezer")
    before = rows()
    counts = load_folder(folder(tmp_path, FIRST.replace("Vertel", "Zwijg"), ANSWER))
    assert (counts[Comment, NEW], counts[Comment, PRESENT]) == (0, 2)
    assert rows() == before == [(1, "Marjan", True), (2, "De schrijvers", True), (3, "Een lezer", False)]
    assert Comment.objects.get(number=1).body == "Vertel er ook over."


def test_a_story_that_was_there_without_them_gets_them(tmp_path):
    load_folder(folder(tmp_path, FIRST))
    counts = load_folder(folder(tmp_path, FIRST, ANSWER))
    assert (counts[Comment, NEW], counts[Comment, PRESENT]) == (1, 1)
    assert Comment.objects.get(number=2).reply_to == Comment.objects.get(number=1)


def test_where_a_reader_has_one_of_the_numbers_none_is_loaded(tmp_path):
    load_folder(folder(tmp_path))
    make_comment(Story.objects.get(), name="Een lezer")
    counts = load_folder(folder(tmp_path, FIRST, ANSWER))
    assert (counts[Comment, NEW], counts[Comment, PRESENT]) == (0, 2)
    assert rows() == [(1, "Een lezer", False)]


def test_a_story_that_was_removed_takes_no_comments(tmp_path):
    SlugHistory.objects.create(kind="stories.story", slug="het-begin", object_id=10**9)
    load_folder(folder(tmp_path, FIRST))
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        (FIRST.replace("number = 1", "number = 0"), "choose a number from 1 that is not used here yet"),
        (FIRST + FIRST, "choose a number from 1 that is not used here yet"),
        (FIRST.replace("number = 1\n", ""), "field number: this field is missing"),
        (FIRST.replace("Vertel er ook over.", " "), "field body: this must not be empty"),
        (ANSWER, "comment 1 does not stand above this one"),
        (ANSWER.replace("reply_to = 1", "reply_to = 2"), "comment 2 does not stand above this one"),
        (FIRST + 'email = "marjan@example.org"\n', "field email: there is no such field"),
        (FIRST + 'status = "wacht"\n', "field status: there is no such field"),
        (FIRST + 'tip = "nergens"\n', "field tip: “nergens” (tip) does not exist"),
        (FIRST.replace("[[comments]]", "[comments]"), "write comments between double brackets"),
        (FIRST.replace("Vertel", "x" * 5_001), "comment 1, field body"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_loaded(tmp_path, comment, problem):
    with pytest.raises(ContentError) as caught:
        load_folder(folder(tmp_path, comment))
    assert problem in str(caught.value)
    assert not Story.objects.exists()


def test_export_load_export_is_the_same_to_the_byte(tmp_path):
    load_folder(folder(tmp_path, FIRST, ANSWER))
    first = export(tmp_path / "one")
    assert first["het-begin.toml"].count("[[comments]]") == 2
    assert tomllib.loads(first["het-begin.toml"])["comments"] == tomllib.loads(FIRST + ANSWER)["comments"]
    Story.objects.all().delete()
    load_folder(tmp_path / "one")
    assert export(tmp_path / "two") == first


def test_nothing_of_a_reader_is_in_an_export(tmp_path):
    story = make_story()
    readers = {"name": "Geheime Lezer", "email": "geheim@example.org", "body": "Geheime woorden"}
    comment = make_comment(story, **readers)
    make_comment(story, status="wacht", **readers)
    make_comment(story, name="Marjan", taken_over=True, email="geheim@example.org", caught_by="Geheime reden")
    make_comment(story, name="Edwin", taken_over=True, reply_to=comment)
    make_comment(story, name="Weg", body="Geheim", taken_over=True, status="weggehaald", number=9)
    text = "".join(export(tmp_path / "out").values())
    assert "Marjan" in text
    assert "Edwin" in text
    assert "geheim" not in text.lower()
    assert "reply_to" not in text


def test_a_tip_of_a_reader_is_in_an_export_when_it_is_accepted(tmp_path):
    make_reader_tip(title="Mooi aangenomen")
    waiting = make_submission(title="Geheime tip", name="Geheime lezer").tip
    waiting.slug = "ander-geheim"
    waiting.save()
    make_reader_tip(title="Geheim van een reactie", status="ingestuurd")
    make_tip(title="Geweigerd door de redactie", status="afgewezen")
    files = export(tmp_path / "out")
    assert "Mooi aangenomen" in files["tips.toml"]
    assert "geheim" not in "".join(files.values()).lower()
    Tip.objects.all().delete()
    Story.objects.all().delete()
    SlugHistory.objects.all().delete()
    load_folder(tmp_path / "out")
    assert set(Tip.objects.values_list("title", flat=True)) == {
        "Mooi aangenomen",
        "Geweigerd door de redactie",
    }
