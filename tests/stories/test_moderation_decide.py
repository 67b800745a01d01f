"""Deciding about comments in the list: one, several, and what somebody else did in the meantime."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db.models.functions import Now
from django.utils import timezone

from netwerk.mail.kinds import KINDS
from netwerk.mail.models import Mail
from stories.comments import moderation
from stories.comments.decisions import editor_revision
from stories.models import Comment, Report
from tests.factories import make_comment, make_editor, make_story, make_waiting
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/comment/"


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="anne"))
    return client


def form(*comments, **fields):
    """What the list sends when these are ticked."""
    ticked = {"_selected_action": [str(comment.pk) for comment in comments]}
    return ticked | {f"base_revision-{comment.pk}": editor_revision(comment) for comment in comments} | fields


def decide(editor, name, *comments, **fields):
    data = form(*comments, action=["plaats", "laat-staan", "wijs-af", "spam", "haal-weg"], **fields)
    data["index"] = str(data["action"].index(name))
    return editor.post(LIST, data, follow=True)


def status(comment):
    comment.refresh_from_db()
    return comment.status


def messages(response):
    return texts(response, "ul[@class='messagelist']/li")


def test_twenty_comments_are_placed_in_one_post(editor):
    story = make_story()
    waiting = [make_waiting(story, age=timedelta(minutes=20 - n)) for n in range(20)]
    assert messages(decide(editor, "plaats", *waiting)) == ["20 reacties zijn geplaatst."]
    assert [Comment.objects.get(pk=comment.pk).number for comment in waiting] == list(range(1, 21))


def test_no_more_than_one_page_at_a_time(editor):
    waiting = [make_waiting() for _ in range(21)]
    decide(editor, "plaats", *waiting, select_across="1")
    assert Comment.objects.to_moderate().count() == 1


def test_button_beside_a_comment_decides_about_that_one(editor):
    one, other = make_waiting(), make_waiting()
    response = editor.post(LIST, form(one, other) | {"only": f"plaats:{one.pk}"}, follow=True)
    assert messages(response) == ["1 reactie is geplaatst."]
    assert (status(one), status(other)) == ("geplaatst", "wacht")


def test_buttons_of_the_list_send_what_was_seen(editor):
    comment = make_waiting()
    comment.edited_at = timezone.now()
    comment.save()
    html = " ".join(editor.get(LIST).content.decode().split())
    assert f'name="base_revision-{comment.pk}" value="wacht {comment.edited_at.isoformat()} -"' in html
    assert f'name="only" value="plaats:{comment.pk}"' in html


def test_each_decision_is_logged_with_who_and_why(editor):
    comment = make_waiting()
    decide(editor, "wijs-af", comment, reason="Er staat een naam van een inwoner in.")
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_id) == ("anne", str(comment.pk))
    assert entry.get_change_message() == "Afgewezen: Er staat een naam van een inwoner in."


@pytest.mark.parametrize(("name", "after"), [("wijs-af", "afgewezen"), ("haal-weg", "weggehaald")])
def test_reason_is_asked_first(editor, name, after):
    waits = make_waiting()
    page = decide(editor, name, waits)
    assert "Het gaat om 1 reactie" in page_text(page)
    assert (status(waits), page.redirect_chain) == ("wacht", [])
    sent = form(waits, action=name, reason="Dat gaat over een inwoner.")
    editor.post(LIST, sent)
    assert (status(waits), waits.reason) == (after, "Dat gaat over een inwoner.")


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_page_that_asks_a_reason_keeps_everything_after_a_mistake(editor, reason):
    one, two = make_waiting(), make_waiting()
    page = editor.post(LIST, form(one, two, action="wijs-af", reason=reason))
    assert (status(one), status(two)) == ("wacht", "wacht")
    assert page.context["form"].errors["reason"]
    assert reason.strip() in page_text(page)
    assert page.content.decode().count("_selected_action") == 2


def test_spam_is_not_told_and_can_be_released(editor):
    comment = make_waiting(email="marjan@example.org")
    decide(editor, "spam", comment)
    assert status(comment) == "spam"
    assert not Mail.objects.exists()
    decide(editor, "plaats", comment)
    assert (status(comment), comment.number) == ("geplaatst", 1)
    assert Mail.objects.get().kind == "reactie-geplaatst"


def test_what_somebody_else_decided_is_told_and_kept(editor):
    placed, withdrawn, spam, waits = (make_waiting(name=name) for name in ["Hans", "Sam", "Bo", "Kim"])
    other = make_editor()
    saw = form(placed, withdrawn, spam, waits, action="wijs-af", reason="Niet goed.")
    moderation.decide(placed, "geplaatst", by=other)
    moderation.withdraw_comment(withdrawn)
    moderation.decide(spam, "spam", by=other)
    assert messages(editor.post(LIST, saw, follow=True)) == [
        "1 reactie is afgewezen.",
        "Reactie 1 was al geplaatst.",
        "De reactie van Sam was al ingetrokken door de schrijver.",
        "De reactie van Bo stond al bij de spam.",
    ]
    assert [status(c) for c in (placed, withdrawn, spam, waits)] == [
        "geplaatst",
        "ingetrokken",
        "spam",
        "afgewezen",
    ]


def test_text_that_changed_since_the_page_was_loaded_is_not_placed_unseen(editor):
    comment = make_waiting()
    saw = form(comment, action="plaats", index="0")
    Comment.objects.update(body="Heel iets anders", edited_at=Now())
    told = messages(editor.post(LIST, saw, follow=True))
    assert told == ["De reactie van Marjan is intussen aangepast. Lees eerst de nieuwe tekst."]
    assert status(comment) == "wacht"


@pytest.mark.parametrize(
    "base_revision",
    ["", "wacht", "wacht gisteren -", "wacht  ", "geplaatst - -", "wacht - - -", "\U0010ffff"],
)
def test_decision_without_what_was_seen_does_nothing(editor, base_revision):
    comment = make_waiting()
    sent = form(comment, action="plaats", index="0") | {f"base_revision-{comment.pk}": base_revision}
    editor.post(LIST, sent)
    assert status(comment) == "wacht"


def test_keeping_a_comment_without_what_was_seen_says_that_it_changed(editor):
    comment = make_comment()
    sent = form(comment, action="laat-staan", index="0") | {f"base_revision-{comment.pk}": ""}
    assert f"Reactie {comment.number} is intussen veranderd." in page_text(
        editor.post(LIST, sent, follow=True)
    )


@pytest.mark.parametrize("ticked", ["0", "-1", "9" * 40, "x", "٣", ""])
def test_odd_choices_are_no_error(editor, ticked):
    assert (
        editor.post(LIST, {"_selected_action": ticked, "action": "plaats", "index": "0"}).status_code == 302
    )
    assert editor.post(LIST, {"only": f"plaats:{ticked}"}).status_code in {200, 302}
    assert editor.post(LIST, {"only": "wis:1"}).status_code in {200, 302}


@pytest.mark.parametrize("hidden", [True, False])
def test_reported_comment_stays_and_its_reporters_hear_of_it(editor, hidden):
    comment = make_comment(email="schrijver@example.org", hidden_at=timezone.now() if hidden else None)
    Report.objects.create(comment=comment, reason="reclame", reporter="a", email="lezer@example.org")
    assert messages(decide(editor, "laat-staan", comment)) == ["1 reactie blijft staan."]
    comment.refresh_from_db()
    assert comment.is_visible
    report = comment.reports.get()
    assert report.handled_at is not None
    mail = Mail.objects.get()
    assert (mail.kind, mail.to, mail.about) == ("melding-afgehandeld", "lezer@example.org", report.uid)
    assert not Comment.objects.to_moderate().exists()


def test_reported_comment_that_is_taken_away_tells_writer_and_reporter(editor):
    comment = make_comment(email="schrijver@example.org")
    Report.objects.create(comment=comment, reason="reclame", reporter="a", email="lezer@example.org")
    decide(editor, "haal-weg", comment, reason="Het is reclame.")
    assert (status(comment), comment.number) == ("weggehaald", 1)
    assert set(Mail.objects.values_list("kind", flat=True)) == {"melding-afgehandeld", "reactie-weggehaald"}


@pytest.mark.parametrize("name", ["laat-staan", "haal-weg"])
def test_reporter_hears_the_reason(editor, name):
    comment = make_comment(hidden_at=timezone.now())
    report = Report.objects.create(comment=comment, reason="reclame", reporter="a", email="lezer@example.org")
    address = f"{LIST}{comment.pk}/beslis/"
    editor.post(
        address, {"decision": name, "base_revision": editor_revision(comment), "reason": "De bron is goed."}
    )
    body = KINDS["melding-afgehandeld"].write(Mail.objects.get(about=report.uid)).body
    assert "De reden: De bron is goed." in body
    assert "Het is reclame" in body


def test_nothing_is_deleted_in_the_list(editor):
    comment = make_waiting()
    editor.post(LIST, form(comment, action="delete_selected", index="0") | {"post": "yes"})
    assert Comment.objects.filter(pk=comment.pk).exists()


def test_what_another_editor_left_standing_is_not_taken_away(editor):
    comment = make_comment(hidden_at=timezone.now())
    saw = form(comment, action="haal-weg", reason="Reclame.")
    moderation.decide(comment, "geplaatst", by=make_editor())
    assert messages(editor.post(LIST, saw, follow=True)) == ["Reactie 1 was al geplaatst."]
    assert status(comment) == "geplaatst"


def test_leaving_what_waits_does_not_place_it(editor):
    waits, reported = make_waiting(name="Sam"), make_comment(hidden_at=timezone.now())
    assert messages(decide(editor, "laat-staan", waits)) == ["De reactie van Sam wacht nog."]
    assert messages(decide(editor, "plaats", reported)) == ["Reactie 1 was al geplaatst."]
    reported.refresh_from_db()
    assert (status(waits), reported.is_visible) == ("wacht", False)
