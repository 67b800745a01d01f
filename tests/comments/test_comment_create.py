"""Posting a comment, without an account and without a script."""

import pytest
from django.contrib.sessions.models import Session

from stories.models import Comment
from tests.comment_form import WORDS, Reader
from tests.factories import make_comment, make_draft, make_lesson, make_story, make_tip
from tests.reader import by_id, links, page_text, texts, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


def test_comment_without_account_or_script(reader, story):
    answer = reader.respond(story, email="marjan@example.org", kind="voorbeeld")
    comment = Comment.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == Comment.objects.get().get_absolute_url()
    assert (comment.name, comment.email, comment.body) == ("Marjan", "marjan@example.org", WORDS["body"])
    assert (comment.kind, comment.status, comment.number) == ("voorbeeld", "wacht", None)


def test_no_cookie_before_the_form_is_opened(client, story):
    assert not client.get(story.get_absolute_url()).cookies
    assert set(client.get(f"{story.get_absolute_url()}reageren/").cookies) == {"csrftoken"}


def test_form_is_kept_by_nobody(client, story):
    answer = client.get(f"{story.get_absolute_url()}reageren/")
    assert set(answer["Cache-Control"].split(", ")) >= {"private", "no-store"}
    assert "noindex" in answer.content.decode()


def test_story_page_leads_to_the_form(client, story):
    page = client.get(story.get_absolute_url())
    assert f"{story.get_absolute_url()}reageren/" in links(page)
    assert "csrf" not in page.content.decode()
    assert "Nog geen reacties" in page_text(page)


def test_only_the_writer_sees_a_waiting_comment(reader, client, story):
    reader.respond(story)
    own, other = (who.get(story.get_absolute_url()) for who in (reader, client))
    assert "De redactie leest hem eerst. Alleen jij ziet hem nu." in page_text(own)
    assert WORDS["body"] in page_text(own)
    assert WORDS["body"] not in page_text(other)
    assert texts(other, "*[@id='reacties-kop']") == texts(own, "*[@id='reacties-kop']") == ["Reacties"]


def test_page_of_the_writer_is_of_the_writer_alone(reader, client, story):
    reader.respond(story)
    assert reader.get(story.get_absolute_url())["Cache-Control"] == "private, no-store"
    assert client.get(story.get_absolute_url())["Cache-Control"] == "public, no-cache"


def test_cookie_of_the_own_comment_is_bound_to_the_story(reader, story):
    cookie = reader.respond(story).cookies["eigen_reacties"]
    assert cookie["path"] == story.get_absolute_url()
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert str(Comment.objects.get().uid) not in cookie.value


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("body", "", "Schrijf je reactie."),
        ("body", " \u200b\n ", "Schrijf je reactie."),
        ("body", "\u0301\u0301", "Schrijf iets dat we kunnen lezen."),
        ("body", "é" * 5001, "Nu zijn het 5.001 tekens, het mag tot 5.000 zijn."),
        ("body", "nul\0teken", "Er staat een teken in dat we niet kunnen bewaren."),
        (
            "body",
            "geen\uffffteken",
            "Er staat een teken in dat we niet kunnen bewaren. We hebben het weggehaald.",
        ),
        ("name", "", "Vul je naam in."),
        ("name", "\u202e\u200d", "Vul je naam in."),
        ("name", "n" * 101, "Nu zijn het 101 tekens, het mag tot 100 zijn."),
        ("email", "geen adres", "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        ("email", "a@example.org\nBcc: b@example.org", "Vul een e-mailadres in zoals naam@voorbeeld.nl."),
    ],
)
def test_wrong_input_gets_a_message_and_keeps_what_was_typed(reader, story, field, value, message):
    answer = reader.respond(story, **{"body": "Wat ik wilde zeggen.", field: value})
    assert answer.status_code == 422
    assert message in " ".join(texts(answer, "*[@class='field-error']"))
    kept = "Wat ik wilde zeggen." if field != "body" else value.replace("\0", "").replace("\uffff", "")
    assert kept.strip() in (by_id(answer, "id_body").text or "")
    assert not Comment.objects.exists()


def test_error_summary_leads_to_the_field(reader, story):
    answer = reader.respond(story, name="")
    summary = by_id(answer, "fouten")
    assert summary.get("tabindex") == "-1"
    assert [a.get("href") for a in summary.iter("a")] == ["#id_name"]
    assert tree(answer).find(".//main//form").get("action").endswith("#fouten")
    assert texts(answer, "title")[0].startswith("1 fout – ")


def test_preview_stores_nothing(reader, story):
    answer = reader.respond(story, body="Kijk op https://example.org/a.", voorbeeld="1")
    assert answer.status_code == 200
    assert "Zo komt je reactie eruit te zien" in page_text(answer)
    assert "https://example.org/a" in links(answer)
    assert not Comment.objects.exists()


def test_comment_about_one_tip(reader, client, story):
    make_tip(parent=story)
    tip = make_tip(parent=story, title="Bel eerst")
    assert f"{story.get_absolute_url()}reageren/?bij=tip-2" in links(client.get(story.get_absolute_url()))
    reader.respond(story, "?bij=tip-2")
    comment = Comment.objects.get()
    assert comment.tip == tip
    Comment.objects.update(status="geplaatst", number=1)
    assert "over tip 2" in page_text(client.get(story.get_absolute_url()))
    assert WORDS["body"] in page_text(client.get(tip.get_absolute_url()))


def test_comment_about_one_lesson(reader, story):
    lesson = make_lesson(parent=story)
    reader.respond(story, "?bij=les-1")
    assert Comment.objects.get().lesson == lesson


@pytest.mark.parametrize(
    "question", ["?bij=tip-1", "?bij=tip-0", "?bij=x-1", "?bij=tip-٣", "?op=1", "?op=x", "?op=٣"]
)
def test_what_is_not_there_cannot_be_answered(client, story, question):
    assert client.get(f"{story.get_absolute_url()}reageren/{question}").status_code == 404


def test_comment_on_a_draft_is_as_unknown_as_on_nothing(client):
    make_draft(slug="concept")
    assert client.get("/verhalen/concept/reageren/").status_code == 404
    assert client.get("/verhalen/bestaat-niet/reageren/").status_code == 404


def test_reply_says_what_it_answers(reader, client, story):
    first = make_comment(story, name="Edwin")
    reader.respond(story, "?op=1")
    reply = Comment.objects.latest("pk")
    assert (reply.reply_to, reply.thread) == (first, first)


def test_fields_that_are_not_in_the_form_do_nothing(reader, story):
    extra = {
        "status": "geplaatst",
        "badge": "redactie",
        "number": "9",
        "story": "1",
        "taken_over": "on",
        "id": "7",
    }
    reader.respond(story, **extra)
    comment = Comment.objects.get()
    assert (comment.status, comment.badge, comment.number, comment.taken_over) == ("wacht", "", None, False)


def test_form_without_token_is_refused_and_gives_the_text_back(story):
    answer = Reader().post(f"{story.get_absolute_url()}reageren/", WORDS)
    assert answer.status_code == 403
    assert WORDS["body"] in answer.content.decode()


def test_old_form_can_be_sent_again(reader, story):
    path = f"{story.get_absolute_url()}reageren/"
    answer = reader.post(path, WORDS | reader.open(path) | {"nonce": "vervalst"})
    assert answer.status_code == 422
    assert "Dit formulier stond lang open." in page_text(answer)
    assert WORDS["body"] in answer.content.decode()
    hidden = {
        field.get("name"): field.get("value")
        for field in tree(answer).iter("input")
        if field.get("type") == "hidden"
    }
    assert reader.post(path, WORDS | hidden).status_code == 303


def test_address_that_changed_leads_on(client, story):
    story.slug = "nieuw-adres"
    story.save()
    assert client.get("/verhalen/bellen-werkt/reageren/")["Location"] == "/verhalen/nieuw-adres/reageren/"


def test_comment_makes_no_session(reader, story):
    reader.respond(story, email="marjan@example.org")
    assert Comment.objects.count() == 1
    assert not Session.objects.exists()
