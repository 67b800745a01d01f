"""What is kept no longer than needed, just before and just after its time."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from netwerk.mail.models import EmailAddress, Mail
from netwerk.privacy import retention
from netwerk.publicforms.models import DailySalt, RateLimitCounter
from practices.models import Submission, Tip
from stories.models import Comment, CommentVersion, Correction, Erasure, Report
from tests.factories import make_comment, make_reader_tip, make_story

pytestmark = pytest.mark.django_db
MONTH, YEAR = timedelta(days=30), timedelta(days=365)
MOMENT = timedelta(minutes=1)


def clean_up(**options) -> str:
    out = StringIO()
    call_command("clean_up", stdout=out, **options)
    return out.getvalue()


def ago(age):
    return timezone.now() - age


def around(period):
    return [period - MOMENT, period + MOMENT]


@pytest.mark.parametrize("status", ["afgewezen", "spam", "ingetrokken"])
def test_refused_comment_without_a_number_goes_after_a_month(status):
    young, _ = [make_comment(status=status, age=age) for age in around(MONTH)]
    clean_up()
    assert list(Comment.objects.all()) == [young]


def test_the_month_begins_with_the_decision():
    make_comment(status="afgewezen", age=YEAR, decided_at=ago(MONTH - MOMENT))
    clean_up()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("status", ["wacht", "geplaatst"])
def test_comment_that_waits_or_stands_stays(status):
    comment = make_comment(status=status, age=2 * YEAR)
    clean_up()
    comment.refresh_from_db()
    assert comment.body


@pytest.mark.parametrize("status", ["weggehaald", "spam"])
def test_words_that_editors_took_away_go_and_the_number_stays(status):
    young, old = [
        make_comment(status=status, number=1, email="m@example.org", decided_at=ago(age))
        for age in around(MONTH)
    ]
    clean_up()
    young.refresh_from_db()
    old.refresh_from_db()
    assert young.body
    assert (old.number, old.status, old.name, old.body, old.email) == (1, status, "Anoniem", "", "")


def test_tombstone_with_a_reply_stays():
    story = make_story()
    first = make_comment(story, status="ingetrokken", number=1, body="", age=YEAR)
    make_comment(story, status="afgewezen", reply_to=first, age=YEAR)
    clean_up()
    assert list(Comment.objects.all()) == [first]


def make_submission(tip=None, **fields):
    tip = tip or make_reader_tip(status="ingestuurd", published_at=None)
    return Submission.objects.create(tip=tip, **{"title": "Bel", "explanation": "Gewoon bellen."} | fields)


@pytest.mark.parametrize(
    ("status", "fields"),
    [("afgewezen", {"decided_at": True}), ("ingestuurd", {"caught_by": "Spamwoord", "created_at": True})],
)
def test_refused_tip_goes_with_its_history(status, fields):
    for age in around(MONTH):
        tip = make_reader_tip(status=status, published_at=None)
        make_submission(tip, **{name: ago(age) if value is True else value for name, value in fields.items()})
    clean_up()
    assert Tip.objects.count() == Submission.objects.count() == 1
    assert set(Tip.history.values_list("id", flat=True)) == {Tip.objects.get().pk}


def test_accepted_tip_and_refused_tip_of_an_editor_stay():
    make_submission(make_reader_tip(), caught_by="Spamwoord", created_at=ago(YEAR), decided_at=ago(YEAR))
    make_reader_tip(status="afgewezen")
    clean_up()
    assert Tip.objects.count() == 2


def test_refused_corrections_go_after_a_month():
    story = make_story()
    for age in around(MONTH):
        Correction.objects.create(story=story, note="Fout", status="geen-wijziging", handled_at=ago(age))
        Correction.objects.create(story=story, note="Spam", caught_by="Spamwoord", created_at=ago(age))
        Correction.objects.create(story=story, note="Goed", status="bijgewerkt", handled_at=ago(age))
    clean_up()
    assert sorted(Correction.objects.values_list("note", flat=True)) == ["Fout", "Goed", "Goed", "Spam"]


def test_earlier_texts_go_after_a_year():
    comment = make_comment(age=2 * YEAR)
    for age in around(YEAR):
        CommentVersion.objects.create(comment=comment, body="Eerder", replaced_at=ago(age))
    clean_up()
    assert comment.versions.count() == 1


def with_address(email, age):
    """The address in every place where a reader can leave it."""
    comment = make_comment(age=age, email=email)
    make_submission(make_reader_tip(), email=email, created_at=ago(age))
    Report.objects.create(comment=comment, reason="anders", reporter=email, email=email, created_at=ago(age))
    Correction.objects.create(story=comment.story, note="Fout", email=email, created_at=ago(age))
    EmailAddress.objects.create(email=email, created_at=ago(age), confirmed_at=ago(age))


HOLDERS = [Comment, Submission, Report, Correction, EmailAddress]


def test_address_goes_a_year_after_the_last_word():
    for number, age in enumerate(around(YEAR)):
        with_address(f"lezer-{number}@example.org", age)
    clean_up()
    for model in HOLDERS:
        assert set(model.objects.exclude(email="").values_list("email", flat=True)) == {
            "lezer-0@example.org"
        }, model
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("kind", ["comment", "tip"])
def test_address_stays_everywhere_while_its_owner_still_writes(kind):
    with_address("m@example.org", 2 * YEAR)
    if kind == "comment":
        make_comment(email="m@example.org")
    else:
        make_submission(email="m@example.org")
    clean_up()
    for model in HOLDERS:
        assert model.objects.filter(email="m@example.org").exists(), model


def test_address_that_was_not_confirmed_goes_after_two_weeks():
    for number, age in enumerate(around(timedelta(days=14))):
        EmailAddress.objects.create(email=f"{number}@example.org", created_at=ago(age))
        asked = {"created_at": ago(YEAR), "asked_at": ago(age)}
        EmailAddress.objects.create(email=f"gevraagd-{number}@example.org", **asked)
    EmailAddress.objects.create(email="nooit@example.org", created_at=ago(MONTH), stopped=["alles"])
    EmailAddress.objects.create(email="ja@example.org", created_at=ago(MONTH), confirmed_at=ago(MONTH))
    clean_up()
    kept = set(EmailAddress.objects.values_list("email", flat=True))
    assert kept == {f"{who}@example.org" for who in ["0", "gevraagd-0", "nooit", "ja"]}


def test_nothing_leads_from_a_hash_to_a_computer_after_a_day():
    for number, age in enumerate(around(timedelta(days=1))):
        RateLimitCounter.objects.create(key=str(number), since=ago(age), count=1)
    today = timezone.localdate()
    for days in range(3):
        DailySalt.objects.create(day=today - timedelta(days=days), value="zout")
    clean_up()
    assert list(RateLimitCounter.objects.values_list("key", flat=True)) == ["0"]
    assert list(DailySalt.objects.values_list("day", flat=True)) == [today]


def test_mail_that_is_done_goes_after_a_month():
    for number, age in enumerate(around(MONTH)):
        for field in ["sent_at", "gave_up_at"]:
            Mail.objects.create(kind="x", to="m@example.org", key=f"{field}-{number}", **{field: ago(age)})
    Mail.objects.create(kind="x", to="m@example.org", key="wacht", created_at=ago(YEAR), send_after=ago(YEAR))
    clean_up()
    assert set(Mail.objects.values_list("key", flat=True)) == {"sent_at-0", "gave_up_at-0", "wacht"}


def test_codes_of_erased_addresses_go_after_a_year():
    for number, age in enumerate(around(YEAR)):
        Erasure.objects.create(digest=str(number), keep_words=True, erased_at=ago(age))
    clean_up()
    assert list(Erasure.objects.values_list("digest", flat=True)) == ["0"]


def test_ended_sessions_go():
    for number, age in enumerate(around(timedelta())):
        Session.objects.create(session_key=str(number), session_data="", expire_date=ago(age))
    clean_up()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["0"]


@pytest.fixture
def overdue():
    for number in range(5):
        RateLimitCounter.objects.create(key=str(number), since=ago(MONTH), count=1)
    for status, number in [("spam", None), ("weggehaald", 1)]:
        comment = make_comment(status=status, number=number, age=2 * YEAR, email="m@example.org")
        CommentVersion.objects.create(comment=comment, body="Eerder", replaced_at=ago(2 * YEAR))
    make_submission(email="m@example.org", caught_by="Spamwoord", created_at=ago(2 * YEAR))
    EmailAddress.objects.create(email="nooit@example.org", created_at=ago(2 * YEAR))
    with_address("m@example.org", 2 * YEAR)


def test_dry_run_tells_the_same_and_changes_nothing(overdue):
    would = clean_up(dry_run=True)
    assert RateLimitCounter.objects.count() == 5
    assert clean_up(dry_run=True) == would
    did = clean_up()
    assert did == would.replace("would go", "gone")
    assert "      5  counters against abuse" in did
    assert clean_up().split() == ["0", "gone"]


def test_stopped_halfway_it_can_be_run_again(overdue, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    rule = next(rule for rule in retention.RULES if rule.what == "counters against abuse")
    original, calls = retention.delete_rows, []

    def killed_at_the_second(rows):
        calls.append(rows)
        if len(calls) == 2:
            raise KeyboardInterrupt
        original(rows)

    monkeypatch.setattr(retention, "delete_rows", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        rule.apply()
    assert RateLimitCounter.objects.count() == 3
    monkeypatch.setattr(retention, "delete_rows", original)
    assert rule.apply() == 3
