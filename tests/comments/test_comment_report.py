"""A reader who reports a comment."""

import pytest

from netwerk.publicforms.limits import Limit
from stories.comments import posting
from stories.models import Comment, Report
from tests.comment_form import Reader
from tests.factories import make_comment, make_story, make_waiting
from tests.reader import page_text

pytestmark = pytest.mark.django_db
DATA = {"reason": "reclame", "note": "", "email": ""}


@pytest.fixture
def comment():
    return make_comment(make_story())


def path_of(comment):
    return f"{comment.story.get_absolute_url()}reacties/{comment.uid}/melden/"


def report(comment, address="192.0.2.1", **fields):
    reader = Reader(REMOTE_ADDR=address)
    return reader.post(path_of(comment), DATA | reader.open(path_of(comment)) | fields)


def test_report_with_a_reason(client, comment):
    answer = report(comment, reason="privacy", note="Er staat een adres in.")
    assert answer.status_code == 303
    assert "Bedankt voor je melding" in page_text(client.get(answer["Location"]))
    told = Report.objects.get()
    assert (told.comment, told.reason, told.note) == (comment, "privacy", "Er staat een adres in.")


def test_three_reports_hide_until_an_editor_looks(client, comment):
    path = comment.story.get_absolute_url()
    for n in (1, 2):
        report(comment, f"192.0.2.{n}")
    assert comment.body in page_text(client.get(path))
    report(comment, "192.0.2.3")
    assert comment.body not in page_text(client.get(path))
    assert Comment.objects.to_moderate().get() == comment


def test_one_reader_counts_once(comment):
    for _ in range(4):
        report(comment)
    assert Report.objects.count() == 1


def test_reporting_is_limited():
    story = make_story()
    answers = [report(make_comment(story)).status_code for _ in range(11)]
    assert answers == [303] * 10 + [429]


@pytest.mark.parametrize("fields", [{"badge": "redactie"}, {"badge": "auteur"}, {"taken_over": True}])
def test_readers_cannot_hide_what_editors_placed(client, fields):
    comment = make_comment(make_story(), **fields)
    for n in range(4):
        report(comment, f"192.0.2.{n}")
    assert comment.body in page_text(client.get(comment.story.get_absolute_url()))
    assert Report.objects.filter(handled_at=None).count() == 4


def test_flood_of_reports_is_kept_and_hides_nothing(client, monkeypatch):
    monkeypatch.setattr(posting, "REPORT_SITE_LIMIT", Limit("melding-site", 2, 3600))
    story = make_story()
    one, other = make_comment(story, body="Het een."), make_comment(story, body="Het ander.")
    for n in range(2):
        report(one, f"192.0.2.{n}")
    for n in range(3):
        assert report(other, f"192.0.2.{n}").status_code == 303
    report(one, "192.0.2.9")
    assert story.comments.visible().count() == 2
    assert Report.objects.filter(handled_at=None).count() == 6


def test_report_without_a_reason_is_told_what_is_missing(comment):
    answer = report(comment, reason="", note="Dit kan niet.")
    assert answer.status_code == 422
    assert "Kies wat er mis is." in page_text(answer)
    assert "Dit kan niet." in page_text(answer)


def test_comment_that_nobody_sees_cannot_be_reported(client):
    assert client.get(path_of(make_waiting(make_story()))).status_code == 404


def test_looking_at_the_form_reports_nothing(client, comment):
    client.get(path_of(comment))
    assert not Report.objects.exists()
