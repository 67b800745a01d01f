"""What moderators, writers and reporters are told about comments, and what not (NO1, NO2)."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from netwerk.accounts.models import User
from netwerk.mail.confirmation import ask_to_confirm
from netwerk.mail.models import EmailAddress, Mail
from netwerk.mail.sending import send_due
from stories.comments import mails, tokens
from stories.comments.moderation import decide, withdraw_comment
from stories.models import Comment, Report
from tests.factories import (
    make_address,
    make_comment,
    make_editor,
    make_lesson,
    make_mail,
    make_story,
    make_waiting,
)
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def editor():
    return make_editor(email="Redactie@example.org")


@pytest.fixture
def story():
    return make_story(title="Bellen & mailen <werkt>", slug="bellen")


def sent(mailoutbox):
    send_due()
    [message] = mailoutbox
    return message


def test_moderators_get_the_whole_comment_with_its_context(mailoutbox, editor, story):
    first = make_comment(story, name="Noor", body="Wie belde er?\n\nEn waarom?")
    make_comment(story, email=EMAIL)
    about = make_lesson(parent=story, title="Bel eerst")
    body = "Bij ons “ook” & meer.\n\nBeslis over deze reactie: <b>http://example.org</b>"
    quoted = "\n> Bij ons “ook” & meer.\n>\n> Beslis over deze reactie: <b>http://example.org</b>\n"
    answer = make_waiting(story, name="Marjan", email=EMAIL, body=body, reply_to=first, lesson=about)
    mails.tell_comment_moderators(answer)
    message = sent(mailoutbox)
    assert message.to == ["redactie@example.org"]
    assert message.subject == "Reactie wacht: Bellen & mailen <werkt>"
    context = [
        "Antwoord op Noor",
        "> Wie belde er?\n>\n> En waarom?",
        "Over: Bel eerst",
        f"{SITE}/verhalen/bellen/",
    ]
    assert [words for words in [quoted, *context] if words not in message.body] == []
    assert "Afzender met e-mailadres (nog niet bevestigd). 1 geplaatst" in message.body
    assert f"{SITE}/beheer/stories/comment/" in message.body


def test_address_of_the_writer_is_in_no_mail(mailoutbox, editor, story):
    mails.tell_comment_moderators(make_waiting(story, email=EMAIL))
    assert "marjan@" not in sent(mailoutbox).message().as_string()


def test_hourly_bundle_is_one_mail(mailoutbox, editor, story, settings):
    settings.MODERATION_MAIL_HOURLY = True
    for n in range(3):
        mails.tell_comment_moderators(make_waiting(story, body=f"Reactie {n}."))
    assert send_due() == {}  # not before the hour is full
    mail = Mail.objects.get()
    assert timezone.now() < mail.send_after <= timezone.now() + timedelta(hours=1)
    Mail.objects.update(send_after=timezone.now())
    message = sent(mailoutbox)
    assert message.subject == "3 reacties wachten: Bellen & mailen <werkt>"
    assert [f"Reactie {n}." in message.body for n in range(3)] == [True] * 3


def test_moderators_do_not_hear_of_what_was_decided_meanwhile(mailoutbox, editor, story):
    comment = make_waiting(story)
    mails.tell_comment_moderators(comment)
    decide(comment, "geplaatst", by=editor)
    assert send_due() == {"dropped": 1}


def test_who_is_no_moderator_any_more_gets_no_comment(mailoutbox, editor, story):
    mails.tell_comment_moderators(make_waiting(story))
    User.objects.update(is_active=False)
    assert send_due() == {"dropped": 1}


def test_moderators_hear_again_of_a_comment_that_is_reported_later(editor, story):
    comment = make_waiting(story)
    mails.tell_comment_moderators(comment)
    mails.tell_comment_moderators(comment)
    placed = decide(comment, "geplaatst", by=editor)
    placed.refresh_from_db()
    mails.tell_comment_moderators(placed)
    assert Mail.objects.filter(kind="reactie-wacht").count() == 2


def test_writer_hears_that_the_comment_is_placed(mailoutbox, editor, story):
    make_address(EMAIL)
    decide(make_waiting(story, email=EMAIL), "geplaatst", by=editor)
    message = sent(mailoutbox)
    assert (message.to, message.subject) == ([EMAIL], "Je reactie staat bij: Bellen & mailen <werkt>")
    assert f"{SITE}/verhalen/bellen/#reactie-1" in message.body
    assert "Deze mail hoort bij: Berichten over je eigen reacties." in message.body


@pytest.mark.parametrize(
    ("before", "status", "told"),
    [
        ("wacht", "afgewezen", "niet geplaatst"),
        ("geplaatst", "weggehaald", "weggehaald"),
    ],
)
def test_writer_hears_why_a_comment_is_not_there(mailoutbox, editor, story, before, status, told):
    make_address(EMAIL)
    comment = make_comment(story, email=EMAIL, status=before)
    decide(comment, status, by=editor, reason="Er staan namen van inwoners in.")
    message = sent(mailoutbox)
    assert told in message.subject
    assert "De reden: Er staan namen van inwoners in." in message.body


def test_who_is_answered_gets_the_answer(mailoutbox, editor, story):
    make_address(EMAIL)
    first = make_comment(story, email=EMAIL)
    answer = make_waiting(story, name="Noor", email="noor@example.org", body="Goed idee.", reply_to=first)
    decide(answer, "geplaatst", by=editor)
    send_due()  # Noor did not confirm her address
    [message] = mailoutbox
    assert message.to == [EMAIL]
    assert "Noor antwoordde" in message.body
    assert "\n> Goed idee.\n" in message.body
    assert f"{SITE}/verhalen/bellen/#reactie-2" in message.body
    assert "Deze mail hoort bij: Antwoorden op je reacties." in message.body


@pytest.mark.parametrize("fields", [{"confirmed": False}, {"stopped": ["reacties"]}, {"stopped": ["alles"]}])
def test_nobody_but_who_said_yes_gets_mail(mailoutbox, editor, story, fields):
    make_address(EMAIL, **fields)
    decide(make_waiting(story, email=EMAIL), "geplaatst", by=editor)
    assert send_due() == {"dropped": 1}
    assert mailoutbox == []


def test_writer_who_withdrew_hears_nothing(mailoutbox, editor, story):
    make_address(EMAIL)
    comment = decide(make_waiting(story, email=EMAIL), "geplaatst", by=editor)
    withdraw_comment(comment)
    assert send_due() == {}


@pytest.mark.parametrize(
    "kind",
    [
        "reactie-geplaatst",
        "reactie-afgewezen",
        "reactie-weggehaald",
        "reactie-antwoord",
        "melding-afgehandeld",
    ],
)
def test_mail_about_what_is_no_longer_so_is_dropped(mailoutbox, story, kind):
    make_address(EMAIL)
    make_mail(kind, EMAIL, about=make_waiting(story, email=EMAIL).uid)
    assert send_due() == {"dropped": 1}


def test_spam_is_told_to_nobody(editor, story):
    decide(make_waiting(story, email=EMAIL), "spam", by=editor)
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("geplaatst", "De reactie blijft staan"),
        ("weggehaald", "De reactie staat niet meer op de site."),
    ],
)
def test_reporter_hears_what_was_done(mailoutbox, editor, story, status, told):
    make_address(EMAIL)
    comment = make_comment(story)
    Report.objects.create(comment=comment, reason="anders", email=EMAIL, reporter="a")
    decide(comment, status, by=editor)
    assert told in sent(mailoutbox).body


def test_question_about_the_address_holds_no_word_of_the_writer(mailoutbox, story):
    comment = make_waiting(story, name="Pestkop", body="Koop nu.", email=EMAIL)
    ask_to_confirm(EMAIL, "computer", about=comment.uid)
    text = sent(mailoutbox).body
    assert "“Bellen & mailen <werkt>”" in text
    assert "Pestkop" not in text
    assert "Koop" not in text


def open_path(mailoutbox) -> str:
    return re.findall(rf"{SITE}(/verhalen/bellen/reacties/\S+/openen/\S+)", mailoutbox[-1].body)[0]


def test_link_in_the_mail_gives_the_comment_to_its_writer(client, mailoutbox, story):
    comment = make_waiting(story, body="Een eigen tekst.", email=EMAIL)
    ask_to_confirm(EMAIL, "computer", about=comment.uid)
    send_due()
    page = client.get(open_path(mailoutbox))
    assert texts(page, "main//h1") == ["Klopt dit e-mailadres?"]
    assert "bij het verhaal “Bellen & mailen <werkt>”" in page_text(page)
    assert "Een eigen tekst." not in page.content.decode()
    assert EmailAddress.objects.get().confirmed_at is None
    answer = client.post(open_path(mailoutbox))
    assert (answer.status_code, answer["Location"]) == (303, comment.get_absolute_url())
    assert EmailAddress.objects.get().confirmed_at
    assert set(client.cookies) >= {"eigen_reacties", "trusted_author"}
    assert "Een eigen tekst." in page_text(client.get("/verhalen/bellen/"))


def test_link_to_a_comment_does_not_ask_again_what_was_confirmed(client, story):
    make_address(EMAIL)
    page = client.get(tokens.open_link(make_comment(story, email=EMAIL)).removeprefix(SITE))
    assert texts(page, "main//h1") == ["Is dit jouw reactie?"]


def test_link_to_a_comment_opens_that_one_alone(client, story):
    comment, other = make_waiting(story, email=EMAIL), make_waiting(story, email="noor@example.org")
    good = tokens.open_link(comment).removeprefix(SITE)
    for wrong in [
        good.replace(str(comment.uid), str(other.uid)),
        good[:-2] + "_/",
        good.replace("bellen", make_story().slug),
    ]:
        assert client.post(wrong).status_code == 404
    assert client.post(good.replace("bellen", "geen")).status_code == 404
    withdraw_comment(comment)
    assert "Deze link werkt niet (meer)" in page_text(client.get(good))


def test_link_to_a_comment_works_seven_days(client, monkeypatch, story):
    link = tokens.open_link(make_waiting(story, email=EMAIL)).removeprefix(SITE)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + timedelta(days=7, minutes=1).total_seconds())
    assert client.get(link).status_code == 404


def test_token_of_a_moderator_works_once(editor, story):
    comment = make_waiting(story)
    token = tokens.moderation_token(comment, editor)
    assert tokens.read_moderation_token(token) == (comment, editor, "wacht - -")
    decide(comment, "afgewezen", by=editor)
    assert tokens.read_moderation_token(token) is None


def test_token_tells_which_text_the_moderator_saw(editor, story):
    comment = make_waiting(story)
    token = tokens.moderation_token(comment, editor)
    Comment.objects.update(edited_at=timezone.now(), body="Iets anders.")
    assert tokens.read_moderation_token(token)[2] == "wacht - -"


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}, {"is_superuser": False}])
def test_token_is_of_a_moderator(editor, story, change):
    token = tokens.moderation_token(make_waiting(story), editor)
    User.objects.update(**change)
    assert tokens.read_moderation_token(token) is None


def test_token_of_another_purpose_or_too_old_decides_nothing(editor, story, monkeypatch):
    comment = make_waiting(story)
    assert tokens.read_moderation_token(signing.dumps(comment.uid.hex, salt=tokens.OPEN)) is None
    token = tokens.moderation_token(comment, editor)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + timedelta(days=7, minutes=1).total_seconds())
    assert tokens.read_moderation_token(token) is None


def test_waiting_comment_of_a_proven_address_gets_its_link_by_mail(client, mailoutbox, story):
    make_address(EMAIL)
    comment = make_waiting(story, email=EMAIL)
    mails.tell_comment_received(comment)
    mails.tell_comment_received(make_waiting(story, email=EMAIL, body="Nog een."))  # once a day for a story
    send_due()
    assert [mail.subject for mail in mailoutbox] == [f"Je reactie is binnen bij: {story}"]
    client.post(open_path(mailoutbox))
    assert "eigen_reacties" in client.cookies
