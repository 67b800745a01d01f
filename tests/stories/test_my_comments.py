"""A reader sees, takes along, withdraws and erases what is kept, by a link in a mail."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from netwerk.mail.models import EmailAddress, Mail
from netwerk.publicforms.models import RateLimitCounter
from stories.models import Comment, CommentVersion, Correction, Report
from stories.privacy.links import SALT, link_for
from tests.factories import make_comment, make_nonce, make_story, make_submission, make_waiting
from tests.reader import links, page_text, tree

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"
ASK = "/mijn-reacties/"


def ask(client, email=EMAIL, **fields):
    data = {"email": email, "nonce": make_nonce("my-comments"), "laat_leeg": ""} | fields
    return client.post(ASK, data)


def own(email=EMAIL, more=""):
    """The path of the mailed link."""
    return re.sub(r"^https?://[^/]+", "", link_for(email)) + more


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


@pytest.fixture
def comment(story):
    return make_comment(story, email=EMAIL, body="Ik belde de wethouder.")


def sent_link():
    call_command("send_mail_queue")
    [message] = mail.outbox
    [path] = re.findall(r"http\S+?(/mijn-reacties/\S+)", message.body)
    return message, path


def test_link_is_mailed_and_shows_what_is_kept(client, comment):
    make_submission(title="Begin met koffie")
    make_waiting(body="Deze wacht nog.", email=EMAIL)
    Report.objects.create(comment=comment, reporter="x", email=EMAIL, note="Dit noemt een inwoner.")
    Correction.objects.create(
        story=comment.story, kind="link", email=EMAIL, note="De link naar de wet is dood."
    )
    assert ask(client).headers["Location"] == "/mijn-reacties/verstuurd/"
    message, path = sent_link()
    assert message.to == [EMAIL]
    text = page_text(client.get(path))
    own_words = ["Ik belde de wethouder.", "Deze wacht nog.", "Begin met koffie", "Wacht op de redactie"]
    told = ["Dit noemt een inwoner.", "De link naar de wet is dood."]
    assert [words for words in [*own_words, *told] if words not in text] == []
    assert comment.get_absolute_url() in links(client.get(path))


def test_the_answer_and_the_work_are_the_same_for_an_unknown_address(
    client, comment, django_assert_num_queries
):
    client.get(ASK)
    ask(client, "derde@example.org")  # makes the salt of today
    answers = []
    for email in [EMAIL, "ander@example.org"]:
        with django_assert_num_queries(5):
            answers.append(ask(client, email))
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, "/mijn-reacties/verstuurd/")
    }
    call_command("send_mail_queue")
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert not Mail.objects.filter(to="ander@example.org").exists()


def test_address_is_asked_for_in_any_case_and_form(client, comment):
    ask(client, "  Marjan@EXAMPLE.org ")
    assert sent_link()[0].to == [EMAIL]


def test_form_that_is_sent_twice_gives_one_mail(client, comment):
    nonce = make_nonce("my-comments")
    for _ in range(2):
        RateLimitCounter.objects.all().delete()
        ask(client, nonce=nonce)
    assert Mail.objects.count() == 1


def test_one_computer_asks_three_times_an_hour(client):
    answers = [ask(client, f"m{n}@example.org") for n in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert 3500 < int(answers[3].headers["Retry-After"]) <= 3600
    assert "m3@example.org" in answers[3].content.decode()
    assert Mail.objects.count() == 3


def test_one_address_gets_no_second_mail_within_ten_minutes_and_nobody_sees_that(comment):
    answers = [ask(Client(REMOTE_ADDR=f"192.0.2.{n}")) for n in range(20)]
    assert {answer.headers["Location"] for answer in answers} == {"/mijn-reacties/verstuurd/"}
    assert Mail.objects.count() == 1


def test_program_that_fills_the_trap_gets_no_mail(client, comment):
    assert ask(client, laat_leeg="x").status_code == 302
    assert not Mail.objects.exists()


@pytest.mark.parametrize("email", ["", "geen adres", "a\r\nBcc: b@example.org"])
def test_what_is_no_address_is_told(client, email):
    answer = ask(client, email)
    assert answer.status_code == 422
    assert not Mail.objects.exists()


def test_nothing_is_kept_by_a_browser_or_found_by_a_search_engine(client, comment):
    for path in ["", "gegevens.json", f"intrekken/{comment.uid}/", "wissen/"]:
        answer = client.get(own(more=path))
        assert answer.status_code == 200
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        if path != "gegevens.json":
            assert b'<meta name="robots" content="noindex">' in answer.content
            assert tree(answer).find(".//head/link[@rel='canonical']") is None


def broken_tokens():
    address = EmailAddress.objects.create(email="ander@example.org")
    good = signing.dumps(address.pk, salt=SALT)
    yield from ["x", good[:-1], f"{good}x", good.swapcase(), signing.dumps(address.pk, salt="iets.anders")]
    yield from [signing.dumps(0, salt=SALT), signing.dumps(address.pk)]


def test_link_that_is_not_ours_is_refused_in_a_friendly_way(client, comment):
    for token in broken_tokens():
        for path in ["", "gegevens.json", f"intrekken/{comment.uid}/", "wissen/"]:
            for answer in [client.get(f"{ASK}{token}/{path}"), client.post(f"{ASK}{token}/{path}")]:
                assert answer.status_code == 404
                assert "Deze link werkt niet (meer)" in page_text(answer)
    comment.refresh_from_db()
    assert comment.body


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 404)])
def test_link_works_one_hour(client, comment, monkeypatch, minutes, status):
    now = timezone.now().timestamp()
    path = own()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 60 * minutes)
    assert client.get(path).status_code == status


def test_looking_changes_nothing(client, comment):
    for path in ["", "gegevens.json", f"intrekken/{comment.uid}/", "wissen/"]:
        client.get(own(more=path))
        client.head(own(more=path))
    comment.refresh_from_db()
    assert (comment.status, comment.email) == ("geplaatst", EMAIL)


def test_comment_is_withdrawn(client, comment):
    path = own()
    answer = client.post(f"{path}intrekken/{comment.uid}/")
    comment.refresh_from_db()
    assert answer.headers["Location"] == path
    assert (comment.status, comment.body, comment.number) == ("ingetrokken", "", 1)


def test_comment_of_somebody_else_is_not_found(client, comment, story):
    theirs = make_comment(story, email="ander@example.org")
    path = own(more=f"intrekken/{theirs.uid}/")
    assert client.get(path).status_code == client.post(path).status_code == 404
    theirs.refresh_from_db()
    assert theirs.body


def test_form_of_another_site_changes_nothing(comment):
    strict = Client(enforce_csrf_checks=True)
    for path in [f"intrekken/{comment.uid}/", "wissen/"]:
        assert strict.post(own(more=path), {"words": "weg"}).status_code == 403
    comment.refresh_from_db()
    assert comment.body


def test_download_holds_everything(client, comment):
    CommentVersion.objects.create(comment=comment, body="Eerste versie")
    make_submission(title="Begin met koffie", organisation="Gemeente Proefstad")
    other = make_comment(body="Van een ander")
    Report.objects.create(comment=other, reason="anders", note="Niet aardig", email=EMAIL, reporter="x")
    Correction.objects.create(story=other.story, note="Jaartal klopt niet", email=EMAIL)
    Mail.objects.create(kind="reactie-geplaatst", to=EMAIL, key="x")
    answer = client.get(own(more="gegevens.json"))
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    held = json.loads(answer.content)
    assert {name: len(rows) for name, rows in held.items() if isinstance(rows, list)} == {
        "reacties": 1,
        "tips": 1,
        "meldingen over reacties": 1,
        "meldingen over pagina’s": 1,
        "mail aan jou": 1,
        "toestemming voor mail": 1,
        "geblokkeerd": 0,
    }
    text = answer.content.decode()
    for words in [
        "Eerste versie",
        "Begin met koffie",
        "Gemeente Proefstad",
        "Niet aardig",
        "Jaartal klopt niet",
    ]:
        assert words in text
    assert "Van een ander" not in text


@pytest.mark.parametrize(("words", "body"), [("anoniem", "Ik belde de wethouder."), ("weg", "")])
def test_all_is_erased_after_a_choice(client, comment, words, body):
    path = own()
    refused = client.post(f"{path}wissen/", {})
    assert refused.status_code == 422
    assert "Kies wat we met de teksten doen." in page_text(refused)
    answer = client.post(f"{path}wissen/", {"words": words})
    assert answer.headers["Location"] == "/mijn-reacties/gewist/"
    comment.refresh_from_db()
    assert (comment.name, comment.email, comment.body) == ("Anoniem", "", body)
    assert client.get(path).status_code == 404


def test_number_of_queries_does_not_depend_on_the_number_of_comments(client, django_assert_max_num_queries):
    for _ in range(10):
        make_comment(email=EMAIL)
        make_submission()
    path = own()
    with django_assert_max_num_queries(7):
        client.get(path)
    assert Comment.objects.count() == 10


def test_old_link_after_the_address_went_is_refused(client, comment):
    path = own()
    EmailAddress.objects.update(created_at=timezone.now() - timedelta(days=20))
    call_command("clean_up")
    assert client.get(path).status_code == 404
