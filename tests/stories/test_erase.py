"""One person's name, address and, if wanted, words leave the site; what others said stays."""

from io import StringIO

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.management import call_command

from netwerk.mail.models import EmailAddress, Mail
from netwerk.publicforms.models import BlockedSender
from netwerk.publicforms.senders import email_digest
from practices.models import Submission, Tip
from practices.submissions.review import accept
from stories.comments import mails
from stories.comments.moderation import decide
from stories.comments.promote_to_tip import make_tip
from stories.models import Comment, CommentVersion, Correction, Report
from stories.privacy.erase import erase
from tests.every_column import find_everywhere
from tests.factories import (
    make_comment,
    make_editor,
    make_nonce,
    make_practitioner,
    make_reader_tip,
    make_story,
    make_submission,
    make_waiting,
)

pytestmark = pytest.mark.django_db
EMAIL, NAME = "marjan@example.org", "Marjan de Testlezer"


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


@pytest.fixture
def traces(story):
    """The name and the address in every place where they can come."""
    made = make_reader_tip(title=f"Bel zoals {NAME}", contributor_name=NAME, slug="bel-zoals-zij")
    made.explanation = f"<p>Dat zegt {NAME}.</p>"
    made.save()
    comment = make_comment(
        story,
        name=NAME,
        email=EMAIL,
        body=f"Mail me: {EMAIL.upper()}. Groet, {NAME}",
        made_into=made,
        badge="auteur",
        name_inferred=True,
    )
    CommentVersion.objects.create(comment=comment, body=f"Eerst zei {NAME} iets anders")
    make_submission(name=NAME, organisation="Gemeente Proefstad", answer=f"Groet, {NAME}")
    accepted = make_submission(name=NAME, may_be_named=True, status="aangenomen")
    accepted.tip.contributor_name = NAME
    accepted.tip.save()
    other = make_comment(story, body="Van een ander", reply_to=comment)
    Report.objects.create(comment=other, reason="anders", note=f"{NAME} zegt dit", email=EMAIL, reporter="x")
    Report.objects.create(comment=comment, reason="anders", note="Niet aardig", reporter="y")
    Correction.objects.create(story=story, note=f"Klopt niet, zegt {EMAIL}", email=EMAIL)
    EmailAddress.objects.create(email=EMAIL)
    Mail.objects.create(kind="reactie-geplaatst", to=EMAIL, key="a", about=comment.uid)
    log = {"change_message": f"Afgewezen: {NAME} ({EMAIL})", "single_object": True}
    LogEntry.objects.log_actions(make_editor().pk, [comment], 2, **log)
    return comment


@pytest.mark.parametrize("keep_words", [True, False])
def test_no_column_holds_the_name_or_the_address_afterwards(traces, keep_words):
    assert find_everywhere(NAME)
    assert find_everywhere(EMAIL)
    erase(EMAIL.upper(), keep_words=keep_words)
    # What an editor wrote about it, is the editor's: names go from there only when editors ask.
    assert find_everywhere(NAME) == ["django_admin_log.change_message"]
    assert find_everywhere(EMAIL) == []
    assert find_everywhere("Gemeente Proefstad") == []


@pytest.mark.search_index
@pytest.mark.parametrize("keep_words", [True, False])
def test_for_editors_the_name_goes_from_what_others_wrote_too(traces, story, keep_words):
    make_comment(story, body=f"Beste {NAME}, ik ken je via {EMAIL}.")
    report = erase(EMAIL, keep_words=keep_words, mentions=True)
    assert find_everywhere("Testlez") == find_everywhere(EMAIL) == []
    assert Comment.objects.filter(body="Beste Anoniem, ik ken je via [e-mailadres weggehaald].").exists()
    assert report.mentions == 0
    assert report.others_changed == 2


def test_words_can_stay(traces):
    erase(EMAIL, keep_words=True)
    traces.refresh_from_db()
    assert traces.body == "Mail me: [e-mailadres weggehaald]. Groet, Anoniem"
    assert (traces.name, traces.email, traces.badge, traces.name_inferred) == ("Anoniem", "", "", False)
    assert (traces.status, traces.number, traces.versions.count()) == ("geplaatst", 1, 0)
    assert sorted(Correction.objects.values_list("email", "note")) == [
        ("", "Klopt niet, zegt [e-mailadres weggehaald]")
    ]


def test_words_can_go_and_number_and_replies_stay(traces):
    erase(EMAIL, keep_words=False)
    traces.refresh_from_db()
    assert (traces.status, traces.number, traces.name, traces.body) == ("ingetrokken", 1, "Anoniem", "")
    assert [reply.body for reply in traces.replies.all()] == ["Van een ander"]
    assert not Report.objects.exists()
    assert not Correction.objects.exists()


def test_what_editors_took_away_stays_taken_away(story):
    comment = make_comment(story, status="weggehaald", number=1, email=EMAIL, name=NAME)
    erase(EMAIL, keep_words=False)
    comment.refresh_from_db()
    assert (comment.status, comment.name, comment.body) == ("weggehaald", "Anoniem", "")


def test_tips_stay_without_credit_when_they_were_placed(traces):
    erase(EMAIL, keep_words=False)
    assert {tip.contributor_name for tip in Tip.objects.all()} == {""}
    assert {row.contributor_name for row in Tip.history.all()} == {""}
    assert Submission.objects.get().tip.status == "aangenomen"
    assert Tip.history.filter(title__startswith="Ingestuurde").values("id").distinct().count() == 1
    assert Tip.objects.get(slug="bel-zoals-zij").title == "Bel zoals Anoniem"


@pytest.mark.parametrize(("keep_words", "number"), [(True, 2), (False, 0)])
def test_words_of_a_draft_that_was_made_of_a_comment_go_too(story, keep_words, number):
    comment = make_comment(story, email=EMAIL, name=NAME, body="Bel eerst. Vraag het aan de buren.")
    make_tip(comment, by=make_editor())
    erase(EMAIL, keep_words=keep_words)
    found = find_everywhere("buren.")
    assert len([column for column in found if "log" not in column]) == number + keep_words
    assert find_everywhere(NAME) == []


@pytest.mark.search_index
@pytest.mark.parametrize("keep_words", [True, False])
def test_tip_as_a_reader_sends_it_and_an_editor_accepts_it(client, keep_words):
    fields = {
        "title": "Bel voordat je mailt",
        "explanation": f"Groet, {NAME}",
        "topic": "anders",
        "name": NAME,
    }
    fields |= {"email": EMAIL, "organisation": "Gemeente Proefstad", "may_be_named": "on"}
    client.post("/tips/insturen/", fields | {"nonce": make_nonce("tip")})
    accept(Submission.objects.get(), by=make_editor())
    assert NAME in client.get(Tip.objects.get().get_absolute_url()).content.decode()
    erase(EMAIL, keep_words=keep_words)
    for trace in ["Testlez", EMAIL, "Proefstad"]:
        assert find_everywhere(trace) == []
    assert Tip.objects.published().exists()


def test_others_are_left_alone(traces, story):
    theirs = make_comment(story, name="Joris", email="joris@example.org", body="Beste Marjan, dank.")
    CommentVersion.objects.create(comment=theirs, body="Beste Marjan")
    submission = make_submission(name="Joris", email=f"x.{EMAIL}")
    before = [list(rows.values()) for rows in (Comment.objects.filter(pk=theirs.pk), theirs.versions)]
    erase(EMAIL, keep_words=False, mentions=True)
    assert before == [list(rows.values()) for rows in (Comment.objects.filter(pk=theirs.pk), theirs.versions)]
    submission.refresh_from_db()
    assert submission.email == f"x.{EMAIL}"


def test_name_that_is_a_word_changes_nothing_of_others(story):
    """Anybody can call themselves anything; nobody changes the words of others by it."""
    other = make_comment(story, body="Wil je bellen? Dat herken ik.")
    for name in ["Wil", "Dat herken ik"]:
        make_comment(story, name=name, email=EMAIL, body="Ik wil dat ook. Wil")
    report = erase(EMAIL, keep_words=True)
    other.refresh_from_db()
    assert other.body == "Wil je bellen? Dat herken ik."
    assert Comment.objects.filter(body="Ik wil dat ook. Anoniem").count() == 2
    assert report.mentions == 1


def test_blocked_sender_stays_blocked_by_a_code_without_the_address(traces):
    BlockedSender.objects.create(digest=email_digest(EMAIL), reason="Scheldt")
    report = erase(EMAIL, keep_words=False)
    assert report.is_blocked
    assert BlockedSender.objects.count() == 1
    assert any("blijft geblokkeerd" in line for line in report.lines())


def test_report_tells_what_editors_still_have_to_look_at(traces, story):
    make_practitioner(name=NAME)
    make_editor(email=EMAIL)
    make_comment(story, body=f"Zoals {NAME} zei")
    report = erase(EMAIL, keep_words=True)
    assert (report.comments, report.tips, report.reports, report.mails, report.addresses) == (1, 3, 2, 1, 1)
    assert report.is_practitioner
    assert report.is_editor
    assert report.mentions == 2  # the log of the admin, too
    assert len(report.lines()) == 9


def gone(rows, act):
    """How many rows less there are after it."""
    before = {name: found().count() for name, found in rows.items()}
    report = act()
    return report, {name: before[name] - found().count() for name, found in rows.items()}


@pytest.mark.parametrize("keep_words", [True, False])
def test_numbers_are_what_was_done(story, keep_words):
    comment = make_waiting(story, email=EMAIL, name=NAME)
    make_editor(email="redactie@example.org")
    cache.clear()
    mails.tell_comment_received(comment)
    place = decide(comment, "geplaatst", by=make_editor())
    Report.objects.create(comment=place, reason="anders", reporter="y")
    Report.objects.create(comment=make_comment(), reason="anders", email=EMAIL, reporter="z")
    Correction.objects.create(story=story, note="Klopt niet", email=EMAIL)
    EmailAddress.objects.create(email=EMAIL)
    rows = {
        "mails": Mail.objects.all,
        "addresses": EmailAddress.objects.all,
    }
    report, less = gone(rows, lambda: erase(EMAIL, keep_words=keep_words))
    assert (report.mails, report.addresses) == (less["mails"], less["addresses"])
    assert report.mails == (2 if keep_words else 3)
    assert report.reports == (2 if keep_words else 3)
    assert Report.objects.count() + Correction.objects.count() == (3 if keep_words else 0)
    assert f"E-mails in de wachtrij en in het logboek: {report.mails}" in report.lines()


def test_erasing_twice_or_somebody_unknown_changes_nothing(traces):
    erase(EMAIL, keep_words=True, mentions=True)
    report = erase(EMAIL, keep_words=False)
    traces.refresh_from_db()
    assert traces.body
    assert (report.comments, report.others_changed) == (0, 0)


def command(*arguments):
    out = StringIO()
    call_command("erase_person", f"--email={EMAIL}", *arguments, stdout=out)
    return out.getvalue()


def test_command_says_what_it_did(traces):
    would = command("--dry-run", "--mentions")
    assert "Comments: 1\nTips: 3\n" in would
    assert would.endswith("this was a dry run.\n")
    assert find_everywhere(EMAIL)
    assert would.startswith(command("--mentions"))
    assert find_everywhere(EMAIL) == find_everywhere(NAME) == []


def test_command_can_keep_the_words(traces):
    command("--keep-words")
    traces.refresh_from_db()
    assert traces.body.endswith("Groet, Anoniem")


@pytest.mark.parametrize("was", ["anonymous", "anoniem"])
def test_what_was_erased_is_erased_again_from_an_old_backup(story, tmp_path, was):
    readers = {f"{way}@example.org": way for way in ["anoniem", "weg", "blijft"]}
    for email, way in readers.items():
        make_comment(story, email=email, body=f"Reactie {way}")
        if way != "blijft":
            erase(email, keep_words=way == "anoniem")
    out = StringIO()
    call_command("erase_person", "--log", stdout=out)
    log = tmp_path / "gewist.txt"
    log.write_text(out.getvalue().replace("anonymous", was))
    assert "example.org" not in out.getvalue()
    for email, way in readers.items():  # as if the backup were put back
        Comment.objects.filter(body__in=["", f"Reactie {way}"]).exclude(email__gt="").delete()
        make_comment(story, email=email, body=f"Reactie {way}", number=50 + len(way))
    call_command("erase_person", f"--replay={log}", stdout=StringIO())
    assert set(Comment.objects.values_list("email", "body")) == {
        ("", "Reactie anoniem"),
        ("", ""),
        ("blijft@example.org", "Reactie blijft"),
    }
