"""The sender of a tip answers a question of the editors."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.utils import timezone

from netwerk.mail.kinds import KINDS
from netwerk.mail.models import Mail
from practices.models import Submission, Tip
from practices.submissions import review
from practices.submissions.answer import answer_address
from tests.factories import make_editor, make_nonce, make_submission
from tests.reader import by_id, page_text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission():
    submission = make_submission(title="Bel eens")
    return review.ask_sender(submission, "Wanneer werkt dit?", by=make_editor())


def address(submission):
    return urlsplit(answer_address(submission)).path


def form(answer="Vooral op dinsdag."):
    return {"nonce": make_nonce("tip-answer"), "answer": answer}


def state(submission):
    return Tip.objects.get(submission=submission).status


def test_the_page_shows_the_question_and_changes_nothing(client, submission):
    response = client.get(address(submission))
    assert "Wanneer werkt dit?" in page_text(response)
    assert "Bel eens" in page_text(response)
    assert response["Cache-Control"] == "private, no-store"
    assert state(submission) == "vraag"


def test_the_answer_is_kept_and_the_editors_hear_of_it(client, submission):
    response = client.post(address(submission), form())
    assert (response.status_code, response["Location"]) == (302, "/tips/insturen/antwoord/bedankt/")
    assert texts(client.get(response["Location"]), "h1") == ["Bedankt voor je antwoord"]
    assert state(submission) == "ingestuurd"
    assert Submission.objects.get().answer == "Vooral op dinsdag."
    mail = Mail.objects.get(kind="tip-beantwoord")
    assert "Vooral op dinsdag." in KINDS[mail.kind].write(mail).body


def test_an_answer_sent_twice_is_there_once_and_gets_the_same_thanks(client, submission):
    assert {client.post(address(submission), form()).status_code for _ in range(2)} == {302}
    assert Submission.objects.get().answer == "Vooral op dinsdag."


def test_a_second_question_gets_an_answer_of_its_own(client, submission):
    client.post(address(submission), form())
    review.ask_sender(submission, "En op vrijdag?", by=make_editor())
    client.post(address(submission), form("Dan niet."))
    assert Submission.objects.get().answer == "Vooral op dinsdag.\n\nDan niet."
    assert Mail.objects.filter(kind="tip-vraag").count() == 2


def test_an_answer_that_comes_too_late_is_refused_with_its_text(client, submission):
    review.accept(submission, by=make_editor())
    assert "niet meer open" in page_text(client.get(address(submission)))
    response = client.post(address(submission), form())
    assert response.status_code == 422
    assert "Deze vraag staat niet meer open" in page_text(response)
    assert by_id(response, "id_answer").text.strip() == "Vooral op dinsdag."
    assert (state(submission), Submission.objects.get().answer) == ("aangenomen", "")


@pytest.mark.parametrize("what", ["forged", "another purpose", "nonsense"])
def test_a_link_that_is_not_ours_is_refused_with_what_was_typed(client, submission, what):
    uid = submission.uid.hex
    token = {
        "forged": address(submission).rstrip("/").rpartition("/")[2][:-1] + "x",
        "another purpose": signing.TimestampSigner(salt="netwerk.form.tip").sign(uid),
        "nonsense": "%22%3Cb%3E",
    }[what]
    url = f"/tips/insturen/antwoord/{token}/"
    assert client.get(url).status_code == 404
    response = client.post(url, form())
    assert response.status_code == 404
    assert "Deze link werkt niet" in page_text(response)
    assert by_id(response, "inhoud").find(".//textarea").text.strip() == "Vooral op dinsdag."
    assert "no-store" in response["Cache-Control"]
    assert state(submission) == "vraag"


@pytest.mark.parametrize(("age", "status"), [(29, 200), (31, 404)])
def test_the_link_works_for_thirty_days(client, submission, monkeypatch, age, status):
    then = timezone.now() - timedelta(days=age)
    monkeypatch.setattr(
        "practices.submissions.answer.signer.timestamp", lambda: signing.b62_encode(int(then.timestamp()))
    )
    assert client.get(address(submission)).status_code == status


def test_a_tip_that_is_gone_has_no_question_any_more(client, submission):
    url = address(submission)
    submission.tip.delete()
    assert client.get(url).status_code == 404


def test_any_text_in_an_answer_is_refused_or_kept_as_text(client, submission):
    refused = client.post(address(submission), form("a\0b"))
    assert (refused.status_code, state(submission)) == (422, "vraag")
    assert client.post(address(submission), form("x" * 100_000)).status_code == 422
    assert client.post(address(submission), form("<script>1</script>\u202e")).status_code == 302
    assert Submission.objects.get().answer == "<script>1</script>"


@pytest.mark.django_db(transaction=True)
def test_eight_answers_at_once_are_one(submission):
    url, editors = address(submission), form()

    def send(_):
        try:
            return Client().post(url, editors).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(send, range(8))) == {302}
    assert Submission.objects.get().answer == "Vooral op dinsdag."
