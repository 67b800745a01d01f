"""Each mail says by itself what it is about, and what is below its signature stays out of an answer."""

import pytest
from django.utils.timezone import localdate

from netwerk.content.templatetags.netwerk import dutch_date
from netwerk.mail.kinds import KINDS
from netwerk.mail.models import Mail
from netwerk.mail.sending import send_due
from practices.models import Submission
from stories.comments.moderation import decide, withdraw_comment
from stories.privacy.erase import erase
from tests.factories import make_address, make_comment, make_editor, make_mail, make_reader_tip, make_story
from tests.reader import page_text

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"
WORDS = "Wij bellen eerst.\n\nEn dan pas mailen we."


@pytest.fixture
def story():
    return make_story(title="Bellen werkt")


def told(story, before, status):
    comment = make_comment(story, email=EMAIL, body=WORDS, status=before)
    decide(comment, status, by=make_editor(), reason="Er staat een naam in.")
    comment.refresh_from_db()
    return comment, KINDS[Mail.objects.latest("pk").kind].write(Mail.objects.latest("pk"))


@pytest.mark.parametrize(
    ("before", "status"), [("wacht", "geplaatst"), ("wacht", "afgewezen"), ("geplaatst", "weggehaald")]
)
def test_mail_about_a_decision_quotes_the_comment_and_its_day(story, before, status):
    comment, message = told(story, before, status)
    assert "> Wij bellen eerst.\n>\n> En dan pas mailen we." in message.body
    assert f"je reactie van {dutch_date(localdate(comment.created_at))} " in message.body.lower()


@pytest.mark.parametrize("forget", [withdraw_comment, lambda comment: erase(comment.email, keep_words=True)])
def test_nothing_is_told_of_what_was_withdrawn_or_erased(story, forget, mailoutbox):
    make_address(EMAIL)
    comment, _ = told(story, "wacht", "geplaatst")
    make_mail("reactie-afgewezen", EMAIL, about=comment.uid)
    forget(comment)
    send_due()
    assert mailoutbox == []


def test_each_decision_is_told(story):
    comment, _ = told(story, "geplaatst", "weggehaald")
    decide(comment, "geplaatst", by=make_editor())
    comment.refresh_from_db()
    decide(comment, "weggehaald", by=make_editor(), reason="Toch niet.")
    assert Mail.objects.filter(kind="reactie-weggehaald").count() == 2


def test_signature_begins_with_its_sign_and_space(story, mailoutbox):
    make_address(EMAIL)
    told(story, "wacht", "geplaatst")
    send_due()
    above, sign, below = mailoutbox[0].body.partition("\n-- \n")
    assert sign
    assert "/e-mail/afmelden/" not in above
    assert "/e-mail/afmelden/" in below


def test_unsubscribe_link_tells_neither_the_address_nor_what_was_written(client, story, mailoutbox):
    make_address(EMAIL)
    told(story, "wacht", "geplaatst")
    send_due()
    link = mailoutbox[0].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    page = client.get(link)
    assert EMAIL not in page.content.decode()
    assert "Bellen werkt" not in page_text(page)
    assert not client.cookies


def test_mail_about_a_refused_tip_has_the_tip_in_it():
    fields = {"email": EMAIL, "explanation": WORDS, "reason": "Past niet."}
    submission = Submission.objects.create(tip=make_reader_tip(status="afgewezen"), **fields)
    body = KINDS["tip-afgewezen"].write(make_mail("tip-afgewezen", EMAIL, about=submission.uid)).body
    assert "> En dan pas mailen we." in body
    assert "Past niet." in body
