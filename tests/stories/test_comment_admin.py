"""The page of one comment at /beheer/: all about it, and what an editor can do."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from netwerk.accounts.models import User
from netwerk.mail.models import Mail
from netwerk.publicforms.models import BlockedSender
from netwerk.publicforms.senders import is_blocked
from stories.comments.decisions import editor_revision
from stories.comments.moderation import decide
from stories.models import Comment, Contribution
from tests.admin_form import as_sent
from tests.factories import make_comment, make_editor, make_practitioner, make_story, make_waiting
from tests.reader import links, page_text, texts, tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="anne", first_name="Anne"))
    client.get("/beheer/")  # later requests find the content types in the cache
    return client


def url(comment, part="change"):
    return f"/beheer/stories/comment/{comment.pk}/{part}/"


def act(editor, comment, name, **fields):
    sent = {"decision": name, "base_revision": editor_revision(comment)} | fields
    return editor.post(url(comment, "beslis"), sent, follow=True)


def answer(editor, comment, **fields):
    form = tree(editor.get(url(comment))).find(f".//form[@action='{url(comment, 'antwoord')}']")
    token = form.find(".//input[@name='antwoord-token']").get("value")
    names = {"token": token, "body": "Dank je wel.", "name": "Redactie"} | fields
    return {f"antwoord-{name}": value for name, value in names.items()}


def test_page_shows_the_comment_and_what_is_around_it(editor):
    first = make_comment(name="Hans", body="Wie doet dat?")
    comment = make_waiting(first.story, reply_to=first, name="Sam", body="Wij.", email="sam@example.org")
    make_comment(first.story, reply_to=first, name="Kim", body="Wij ook.")
    make_comment(email="sam@example.org", status="spam", body="Elders")
    comment.versions.create(body="Eerst stond er dit.")
    base_revision = page_text(editor.get(url(comment)))
    for words in ["Wie doet dat?", "Wij.", "Wij ook.", "Eerst stond er dit.", "1 spam", "sam@example.org"]:
        assert words in base_revision
    assert texts(editor.get(url(comment)), "*[@aria-current='true']//strong") == ["Sam"]


def test_nobody_changes_the_words_of_a_reader(editor):
    comment = make_comment()
    page = tree(editor.get(url(comment)))
    assert [field.get("name") for field in page.iter("textarea")] == ["reason", "antwoord-body"]
    editor.post(url(comment), {"body": "Andere woorden", "name": "Ander"})
    assert editor.post(url(comment, "tekst"), {"body": "Andere woorden"}).status_code == 403
    comment.refresh_from_db()
    assert (comment.name, comment.body) == ("Marjan", "Dat herken ik uit mijn eigen gemeente.")


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({"status": "wacht"}, ["Plaats", "Wijs af", "Naar de spam"]),
        ({"status": "wacht", "number": 1}, ["Plaats", "Haal weg", "Naar de spam"]),
        ({"status": "geplaatst"}, ["Haal weg", "Naar de spam"]),
        (
            {"status": "geplaatst", "hidden_at": "2026-01-01T12:00Z"},
            ["Laat staan", "Haal weg", "Naar de spam"],
        ),
        *[({"status": status}, ["Plaats"]) for status in ("spam", "afgewezen", "weggehaald")],
        ({"status": "ingetrokken"}, []),
    ],
)
def test_buttons_fit_the_state(editor, fields, buttons):
    comment = make_comment(**fields)
    assert texts(editor.get(url(comment)), f"form[@action='{url(comment, 'beslis')}']//button") == buttons


def test_decision_is_taken_and_logged(editor):
    comment = make_waiting()
    base_revision = page_text(act(editor, comment, "plaats"))
    assert "1 reactie is geplaatst." in base_revision
    assert "anne: Geplaatst" in base_revision
    comment.refresh_from_db()
    assert comment.is_visible


def test_reason_is_asked_and_a_mistake_keeps_it(editor):
    comment = make_waiting()
    assert "Schrijf waarom." in page_text(act(editor, comment, "wijs-af"))
    assert "Maak de reden korter." in page_text(act(editor, comment, "wijs-af", reason="lang " * 80))
    act(editor, comment, "wijs-af", reason="Het gaat over een inwoner.")
    comment.refresh_from_db()
    assert (comment.status, comment.reason) == ("afgewezen", "Het gaat over een inwoner.")


def test_decision_of_somebody_else_is_told(editor):
    comment = make_waiting()
    decide(comment, "geplaatst", by=make_editor())
    assert "Reactie 1 was al geplaatst." in page_text(act(editor, comment, "spam"))


def test_editors_answer_with_their_badge(editor):
    comment = make_comment(email="sam@example.org")
    response = editor.post(url(comment, "antwoord"), answer(editor, comment, name="Anne"), follow=True)
    assert "Je antwoord staat bij het verhaal, als reactie 2." in page_text(response)
    reply = Comment.objects.get(number=2)
    assert (reply.name, reply.badge, reply.body, reply.email) == ("Anne", "redactie", "Dank je wel.", "")
    assert (reply.reply_to, reply.thread, reply.is_visible) == (comment, comment, True)
    assert Mail.objects.get().kind == "reactie-antwoord"


def author_account(client, comment, *, legal_ground="openbaar"):
    """An editor who is the author of the story."""
    author = make_practitioner(name="Renata Verloop", legal_ground=legal_ground)
    Contribution.objects.create(story=comment.story, practitioner=author)
    client.force_login(make_editor(first_name="Renata", last_name="Verloop"))
    return client


def test_author_with_an_account_answers_with_the_badge_of_an_author(client):
    comment = make_comment()
    writer = author_account(client, comment)
    assert "Renata Verloop, auteur van dit verhaal" in page_text(writer.get(url(comment)))
    writer.post(url(comment, "antwoord"), answer(writer, comment, name="auteur"))
    reply = Comment.objects.get(number=2)
    assert (reply.name, reply.badge) == ("Renata Verloop", "auteur")


def test_nobody_else_answers_as_the_author(client, editor):
    comment = make_comment()
    author_account(client, comment)
    client.force_login(make_editor(first_name="Anne"))
    response = client.post(url(comment, "antwoord"), answer(client, comment, name="auteur"))
    assert response.context["answer"].errors
    client.force_login(make_editor(first_name="auteur"))
    client.post(url(comment, "antwoord"), answer(client, comment, name="auteur"))
    assert Comment.objects.get(number=2).badge == "redactie"


def test_author_who_may_not_be_named_answers_as_an_editor(client):
    comment = make_comment()
    writer = author_account(client, comment, legal_ground="bezwaar")
    assert "auteur van dit verhaal" not in page_text(writer.get(url(comment)))


def test_answer_that_is_sent_twice_stands_there_once(editor):
    comment = make_comment()
    sent = answer(editor, comment)
    for _ in range(2):
        assert editor.post(url(comment, "antwoord"), sent).status_code == 302
    assert Comment.objects.count() == 2


def test_answer_to_what_was_taken_away_is_kept_in_the_form(editor):
    comment = make_comment()
    sent = answer(editor, comment)
    decide(comment, "weggehaald", by=make_editor(), reason="Reclame.")
    base_revision = page_text(editor.post(url(comment, "antwoord"), sent))
    assert "Reactie 1 was al weggehaald." in base_revision
    assert "Dank je wel." in base_revision
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("fields", [{"body": ""}, {"body": "x" * 5001}, {"name": "Minister"}, {"token": "x"}])
def test_answer_with_a_mistake_is_not_placed(editor, fields):
    comment = make_comment()
    response = editor.post(url(comment, "antwoord"), answer(editor, comment, **fields))
    assert response.context["answer"].errors
    assert Comment.objects.count() == 1


def test_sender_is_blocked_and_the_rest_stays(editor):
    comment = make_waiting(email="boos@example.org")
    page = editor.get(url(comment, "blokkeer"))
    assert "gaan dan naar de spam" in page_text(page)
    assert not is_blocked("boos@example.org")
    editor.post(url(comment, "blokkeer"), as_sent(page, reason="Scheldt steeds"))
    assert is_blocked("Boos@example.org")
    sender = BlockedSender.objects.get()
    assert (sender.reason, sender.blocked_by.username) == ("Scheldt steeds", "anne")
    comment.refresh_from_db()
    assert comment.status == "wacht"
    assert url(comment, "blokkeer") not in links(editor.get(url(comment)))


def test_blocking_can_take_earlier_comments_along(editor):
    mine = {"email": "boos@example.org"}
    waits, placed, other = make_waiting(**mine), make_comment(**mine), make_comment(email="lief@example.org")
    sent = {"reason": "", "waiting_too": "on", "placed_too": "on"}
    editor.post(url(waits, "blokkeer"), sent)
    after = [Comment.objects.get(pk=comment.pk).status for comment in (waits, placed, other)]
    assert after == ["spam", "weggehaald", "geplaatst"]


def test_who_gave_no_address_cannot_be_blocked(editor):
    comment = make_waiting()
    assert editor.get(url(comment, "blokkeer")).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_page_asks_the_database_a_fixed_number_of_times(editor, number, django_assert_num_queries):
    story = make_story()
    comment = make_comment(story, email="sam@example.org")
    for n in range(number):
        make_comment(story, reply_to=comment, email="sam@example.org")
        comment.versions.create(body="x")
        comment.reports.create(reason="reclame", reporter=str(n))
        LogEntry.objects.log_actions(make_editor().pk, [comment], 2, change_message="x", single_object=True)
    with django_assert_num_queries(14):
        editor.get(url(comment))


PARTS = ["beslis", "antwoord", "blokkeer", "maak-tip", "tekst"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("rights", [[], ["view_comment"]])
def test_without_the_right_nothing_can_be_done(client, part, rights):
    user = make_editor()
    User.objects.update(is_superuser=False)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    comment = make_waiting(email="sam@example.org")
    assert client.post(url(comment, part), {"decision": "plaats"}).status_code == 403
    assert client.get(url(comment)).status_code == (200 if rights else 403)
    assert Comment.objects.get().status == "wacht"


@pytest.mark.parametrize("part", ["beslis", "antwoord", "maak-tip"])
def test_get_changes_nothing(editor, part):
    assert editor.get(url(make_waiting(), part)).status_code == 405


@pytest.mark.parametrize("part", ["beslis", "antwoord", "blokkeer", "maak-tip"])
def test_without_the_token_of_the_form_nothing_is_done(part):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_editor())
    comment = make_waiting(email="sam@example.org")
    sent = {"decision": "plaats", "base_revision": editor_revision(comment)}
    assert strict.post(url(comment, part), sent).status_code == 403
    assert Comment.objects.get().status == "wacht"


def test_only_a_superuser_deletes_and_never_what_has_a_number(editor):
    placed, spam = make_comment(), make_comment(status="spam")
    assert editor.post(url(placed, "delete"), {"post": "yes"}).status_code == 403
    editor.post(url(spam, "delete"), {"post": "yes"})
    assert list(Comment.objects.all()) == [placed]
    User.objects.update(is_superuser=False)
    User.objects.get().user_permissions.set(Permission.objects.filter(codename__endswith="_comment"))
    waits = make_waiting()
    assert editor.post(url(waits, "delete"), {"post": "yes"}).status_code == 403
