"""Approval belongs to a text: what a writer changes afterwards waits, and what was approved stays."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from netwerk.mail.kinds import KINDS
from netwerk.mail.models import Mail
from stories.comments import changing
from stories.comments.decisions import PLACE, REJECT, REMOVE, SPAM, decide_all, editor_revision
from stories.comments.moderation import decide, withdraw_comment
from stories.models import Comment, CommentVersion, Report
from stories.models.comment import EDIT_GRACE
from stories.privacy.download import everything
from stories.privacy.erase import erase
from stories.retention import refused_changes
from tests.comment_form import Reader, older
from tests.factories import make_editor, make_story
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
OLD, NEW = "Bel eerst. Zie https://example.org/goed", "Koop nu. Zie https://example.org/reclame"
LIST = "/beheer/stories/comment/"


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


@pytest.fixture
def reader(story):
    reader = Reader()
    reader.respond(story, body=OLD, email="marjan@example.org")
    return reader


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="anne"))
    return client


def now():
    return Comment.objects.get()


def approve():
    return decide(now(), "geplaatst", by=make_editor())


def path():
    return f"{now().story.get_absolute_url()}reacties/{now().uid}/aanpassen/"


def send(reader, hidden, body=NEW):
    return reader.post(
        path(), {"body": body} | hidden | {"nonce": older(hidden["nonce"], purpose="comment-change")}
    )


def change(reader, body=NEW):
    return send(reader, reader.open(path()), body)


@pytest.fixture
def changed(reader):
    """A change waits."""
    approve()
    assert change(reader).status_code == 303
    return now()


def test_what_was_approved_stays_for_everybody_and_the_change_for_its_writer(changed, reader, client, story):
    public = page_text(client.get(story.get_absolute_url()))
    assert OLD in public
    assert "Koop nu" not in public
    assert "1 reactie" in public
    assert "Koop nu" not in client.get(f"{story.get_absolute_url()}reacties.atom").content.decode()
    own = page_text(reader.get(story.get_absolute_url()))
    assert "Je aanpassing is binnen. De redactie leest haar eerst." in own
    assert OLD in own
    assert NEW in own


def test_form_opened_before_approval_is_refused_and_can_be_sent_from_there(reader, client, story):
    hidden = reader.open(path())
    approve()
    refused = send(reader, hidden)
    assert refused.status_code == 409
    text = page_text(refused)
    assert "De redactie heeft je reactie beoordeeld terwijl je schreef." in text
    assert OLD in text
    assert NEW in text
    assert (now().body, now().proposed_body) == (OLD, "")
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', refused.content.decode()))
    assert send(reader, again).status_code == 303
    assert (now().body, now().proposed_body) == (OLD, NEW)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (
            lambda: decide(now(), "afgewezen", by=make_editor()),
            "De redactie heeft je reactie niet geplaatst.",
        ),
        (
            lambda: decide(approve(), "weggehaald", by=make_editor()),
            "De redactie heeft je reactie weggehaald.",
        ),
        (lambda: withdraw_comment(now()), "Je hebt je reactie ingetrokken."),
    ],
)
def test_form_opened_before_it_went_is_refused_with_its_text_and_says_why(reader, act, told):
    hidden = reader.open(path())
    act()
    refused = send(reader, hidden)
    assert refused.status_code == 409
    assert told in page_text(refused)
    assert NEW in page_text(refused)


def test_writer_of_what_went_to_the_spam_notices_nothing(reader):
    hidden = reader.open(path())
    decide(now(), "spam", by=make_editor())
    assert send(reader, hidden).status_code == 303
    assert (now().status, now().body) == ("spam", NEW)


def test_refused_form_is_not_longer_valid_than_the_first(reader, monkeypatch):
    hidden = reader.open(path())
    approve()
    again = re.findall(r'name="issued_at" value="([^"]*)"', send(reader, hidden).content.decode())[0]
    later = timezone.now().timestamp() + EDIT_GRACE.total_seconds() + 60
    Comment.objects.update(created_at=timezone.now() - timedelta(days=2))
    monkeypatch.setattr("stories.comments.change_view.time.time", lambda: later)
    assert send(reader, hidden | {"issued_at": again}).status_code == 403


@pytest.fixture
def moderator():
    return make_editor(email="redactie@example.org")


def test_moderators_hear_of_the_change_and_read_both_texts(moderator, reader):
    approve()
    change(reader)
    mail = Mail.objects.filter(kind="reactie-wacht", to=moderator.email).latest("pk")
    body = KINDS["reactie-wacht"].write(mail).body
    assert f"> {OLD}" in body
    assert f"> {NEW}" in body


@pytest.mark.parametrize("address", [LIST, f"{LIST}?stand=wacht", None])
def test_queue_shows_both_texts_beside_each_other(changed, editor, address):
    page = editor.get(address or f"{LIST}{changed.pk}/change/")
    groups = [texts(page, f"div[@aria-label='{name}']")[0] for name in ("Op de site", "Nieuwe tekst")]
    assert OLD in groups[0]
    assert NEW in groups[1]
    assert "Plaats de aanpassing" in page_text(page)


def test_change_that_is_placed_is_there_and_says_so(changed, editor, reader, client, story):
    editor.post(
        LIST, {f"base_revision-{changed.pk}": editor_revision(changed), "only": f"plaats:{changed.pk}"}
    )
    page = page_text(reader.get(story.get_absolute_url()))
    assert NEW in page
    assert OLD not in page
    assert "aangepast op" in page
    assert CommentVersion.objects.get().body == OLD
    assert not Comment.objects.to_moderate().exists()
    body = KINDS["reactie-aanpassing-geplaatst"].write(Mail.objects.latest("pk")).body
    assert f"> {NEW}" in body


def test_change_that_is_turned_down_leaves_what_was_there_and_tells_its_writer(
    changed, editor, reader, client, story
):
    data = {"_selected_action": str(changed.pk), f"base_revision-{changed.pk}": editor_revision(changed)}
    page = editor.post(LIST, data | {"action": "wijs-af", "reason": "Het is reclame."}, follow=True)
    assert "1 aanpassing is afgewezen." in page_text(page)
    assert (now().status, now().body) == ("geplaatst", OLD)
    own = page_text(reader.get(story.get_absolute_url()))
    assert "De redactie heeft je aanpassing niet geplaatst." in own
    assert "Het is reclame." in own
    assert NEW in own
    body = KINDS["reactie-aanpassing-afgewezen"].write(Mail.objects.latest("pk")).body
    assert "De reden: Het is reclame." in body
    assert f"> {NEW}" in body
    assert LogEntry.objects.first().get_change_message() == "Aanpassing afgewezen: Het is reclame."


def test_reason_is_given_back_with_the_new_words_when_they_changed_again(changed, editor, reader):
    data = {"_selected_action": str(changed.pk), f"base_revision-{changed.pk}": editor_revision(changed)}
    change(reader, "Weer anders.")
    page = editor.post(LIST, data | {"action": "wijs-af", "reason": "Het is reclame."})
    text = page_text(page)
    for words in ["is intussen aangepast. Lees eerst de nieuwe tekst.", "Weer anders.", "Het is reclame."]:
        assert words in text
    assert f'value="{editor_revision(now())}"' in page.content.decode()
    assert now().has_pending_change


def test_page_of_a_comment_gives_the_reason_back_when_the_words_changed(changed, editor, reader):
    base_revision = editor_revision(changed)
    change(reader, "Weer anders.")
    address = f"{LIST}{changed.pk}/beslis/"
    page = editor.post(
        address, {"decision": "wijs-af", "reason": "Het is reclame.", "base_revision": base_revision}
    )
    text = page_text(page)
    assert "Weer anders." in text
    assert "Het is reclame." in text
    assert now().has_pending_change


@pytest.mark.parametrize("chosen", [REMOVE, SPAM])
def test_comment_that_goes_takes_its_change_along(changed, chosen):
    decide_all([changed], chosen, by=make_editor(), reason="Reden")
    assert (now().status, now().proposed_body) == (chosen.status, "")


def test_withdrawing_takes_the_change_along(changed):
    withdraw_comment(changed)
    assert (now().body, now().proposed_body, now().proposed_at) == ("", "", None)
    assert not Mail.objects.exists()


def test_back_to_the_approved_words_leaves_nothing_waiting(changed, reader):
    change(reader, OLD)
    assert (now().body, now().proposed_at) == (OLD, None)
    assert not Comment.objects.to_moderate().exists()


def test_change_of_a_change_replaces_it(changed, reader):
    assert NEW in page_text(reader.get(path()))
    change(reader, "Weer anders.")
    assert (now().body, now().proposed_body) == (OLD, "Weer anders.")


def test_reported_comment_with_a_change_stays_hidden_until_an_editor_decides(changed, client, story):
    Comment.objects.update(hidden_at=timezone.now())
    Report.objects.create(comment=changed, reason="reclame", reporter="a")
    decide_all([now()], REJECT, by=make_editor(), reason="Reden")
    assert now().hidden_at
    assert Report.objects.get().handled_at is None
    Comment.objects.update(proposal_refused_at=None)
    decide_all([now()], PLACE, by=make_editor())
    assert now().is_visible
    assert Report.objects.get().handled_at


@pytest.mark.parametrize("act", ["plaats", "wijs-af"])
def test_second_editor_is_told_that_the_change_was_decided(changed, editor, act):
    base_revision = editor_revision(changed)
    decide_all([changed], PLACE if act == "plaats" else REJECT, by=make_editor(), reason="Reden")
    data = {
        "_selected_action": str(changed.pk),
        f"base_revision-{changed.pk}": base_revision,
        "reason": "Nee.",
    }
    page = editor.post(LIST, data | {"action": act}, follow=True)
    done = "geplaatst" if act == "plaats" else "afgewezen"
    assert f"De aanpassing van reactie 1 was al {done}." in page_text(page)


def test_change_that_waits_is_among_what_is_kept_of_a_reader(changed):
    assert everything("marjan@example.org")["reacties"][0]["aangepaste tekst, niet op de site"] == NEW


@pytest.mark.parametrize("keep_words", [True, False])
def test_erasing_a_reader_erases_the_change(changed, keep_words):
    erase("marjan@example.org", keep_words=keep_words)
    assert (now().proposed_body, now().proposed_at) == ("", None)


def test_refused_change_is_kept_for_thirty_days(changed):
    decide_all([changed], REJECT, by=make_editor(), reason="Reden")
    assert not refused_changes().exists()
    Comment.objects.update(proposal_refused_at=timezone.now() - timedelta(days=31))
    assert refused_changes().get() == changed


def test_change_in_a_closed_story_waits_and_can_be_placed(changed, story):
    story.comments_open = False
    story.save()
    changing.accept_change(now(), by=make_editor())
    assert now().body == NEW
