"""A tip out of a comment, as happened under the first article: with thanks to who wrote it."""

import pytest
from django.contrib.admin.models import LogEntry

from netwerk.mail.kinds import KINDS
from netwerk.mail.models import Mail
from practices.models import Tip
from stories.comments.moderation import AlreadyDecided, decide, withdraw_comment
from stories.comments.promote_to_tip import first_sentence
from stories.comments.promote_to_tip import make_tip as make_tip_of
from tests.admin_form import as_sent
from tests.factories import make_comment, make_editor, make_story, make_tip, make_topic, make_waiting
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db
TEXT = "Vier ook het einde van een netwerk. Dat vergeten we vaak.\n\nBij ons met <taart> & koffie."


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="anne"))
    return client


@pytest.fixture
def comment():
    story = make_story(topics=[make_topic("vieren"), make_topic("overleg")])
    about = make_tip(parent=story, topics=[make_topic("taart")])
    return make_comment(story, body=TEXT, email="marjan@example.org", tip=about)


def harvest(editor, comment):
    editor.post(f"/beheer/stories/comment/{comment.pk}/maak-tip/")
    comment.refresh_from_db()
    return comment.made_into


def publish(editor, tip):
    url = f"/beheer/practices/tip/{tip.pk}/change/"
    assert editor.post(url, as_sent(editor.get(url), status="aangenomen")).status_code == 302


def test_comment_becomes_a_draft_tip_with_the_words_and_topics_of_what_it_is_about(editor, comment):
    tip = harvest(editor, comment)
    assert tip.title == "Vier ook het einde van een netwerk"
    assert tip.explanation == (
        "<p>Dat vergeten we vaak.</p>\n\n<p>Bij ons met &lt;taart&gt; &amp; koffie.</p>"
    )
    assert (tip.parent, tip.status, tip.contributor_name) == (None, "ingestuurd", "Marjan")
    assert list(tip.topics.names()) == ["taart"]
    assert not Tip.objects.published().filter(pk=tip.pk).exists()


def test_tip_and_comment_lead_to_each_other_and_both_say_who_did_it(editor, comment):
    tip = harvest(editor, comment)
    assert list(tip.made_from.all()) == [comment]
    assert f"/beheer/practices/tip/{tip.pk}/change/" in links(
        editor.get(f"/beheer/stories/comment/{comment.pk}/change/")
    )
    assert {entry.user.username for entry in LogEntry.objects.all()} == {"anne"}
    assert {entry.content_type.model for entry in LogEntry.objects.all()} == {"tip", "comment"}


def test_a_second_time_gives_the_same_tip_and_one_mail(editor, comment):
    assert harvest(editor, comment) == harvest(editor, comment)
    mail = Mail.objects.get()
    assert (mail.kind, mail.to, mail.about) == ("reactie-tip", "marjan@example.org", comment.uid)


def test_mail_thanks_the_writer(editor, comment):
    tip = harvest(editor, comment)
    message = KINDS["reactie-tip"].write(Mail.objects.get())
    assert "“Met dank aan Marjan”" in message.body
    assert "De redactie werkt de tip nog uit." in message.body
    publish(editor, tip)
    assert tip.get_absolute_url() in KINDS["reactie-tip"].write(Mail.objects.get()).body
    withdraw_comment(comment)
    assert not Mail.objects.exists()


def test_tip_on_the_site_thanks_the_writer_and_leads_to_the_comment(editor, comment, client):
    tip = harvest(editor, comment)
    publish(editor, tip)
    page = client.get(tip.get_absolute_url())
    assert "Met dank aan Marjan, die dit schreef in een reactie." in page_text(page)
    assert comment.get_absolute_url() in links(page)
    decide(comment, "weggehaald", by=make_editor(), reason="Op verzoek.")
    page = client.get(tip.get_absolute_url())
    assert "Met dank aan Marjan." in page_text(page)
    assert comment.get_absolute_url() not in links(page)


def test_topics_of_a_whole_story_are_for_the_editor_to_choose(editor):
    comment = make_comment(make_story(topics=[make_topic("vieren")]), body=TEXT)
    assert not harvest(editor, comment).topics.exists()


@pytest.mark.parametrize(
    "credit", ["Marjan de Vries, gemeente Zuid", "een lezer uit Zuid", "Marjan en Edwin"]
)
def test_credit_goes_with_the_comment_whatever_an_editor_made_of_it(editor, comment, client, credit):
    tip = harvest(editor, comment)
    url = f"/beheer/practices/tip/{tip.pk}/change/"
    editor.post(url, as_sent(editor.get(url), status="aangenomen", contributor_name=credit))
    tip.refresh_from_db()
    assert tip.contributor_name == credit
    comment.refresh_from_db()
    withdraw_comment(comment)
    tip.refresh_from_db()
    assert tip.contributor_name == ""
    assert set(tip.history.values_list("contributor_name", flat=True)) == {""}
    assert "Met dank aan" not in page_text(client.get(tip.get_absolute_url()))


def test_withdrawn_comment_takes_the_name_from_the_tip(editor, comment, client):
    tip = harvest(editor, comment)
    publish(editor, tip)
    comment.refresh_from_db()
    withdraw_comment(comment)
    tip.refresh_from_db()
    assert tip.contributor_name == ""
    assert not tip.history.filter(contributor_name="Marjan").exists()
    assert "Marjan" not in client.get(tip.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("Bel eerst. Mail later.", "<p>Mail later.</p>"),
        ("Bel eerst! Mail later.", "<p>Mail later.</p>"),
        ("  Bel  eerst\n\nMail later.", "<p>Mail later.</p>"),
        ("Bel eerst", ""),
        ("Bel eerst.", ""),
        (f"{'woord ' * 50}.", f"<p>{'woord ' * 50}.</p>"),
    ],
)
def test_title_is_not_said_again_in_the_explanation(text, explanation):
    assert make_tip_of(make_comment(body=text), by=make_editor()).explanation.strip() == explanation


@pytest.mark.parametrize("status", ["spam", "afgewezen", "weggehaald", "ingetrokken"])
def test_no_tip_is_made_of_what_was_taken_away(editor, status):
    comment = make_comment(status=status)
    with pytest.raises(AlreadyDecided):
        make_tip_of(comment, by=make_editor())
    assert harvest(editor, comment) is None


def test_tip_can_be_made_of_what_waits(editor):
    assert harvest(editor, make_waiting(body="Bel eerst")).title == "Bel eerst"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bel eerst! Mail later.", "Bel eerst!"),
        ("Bel 06.12 eerst\nen mail later.", "Bel 06.12 eerst"),
        ("woord " * 50, f"{'woord ' * 19}woord…"),
        ("x" * 200, f"{'x' * 119}…"),
        ("🎉", "🎉"),
    ],
)
def test_title_is_the_first_sentence_and_fits(text, title):
    assert first_sentence(text) == title
    assert len(title) <= 120


def test_withdrawn_comment_takes_its_draft_tip_along():
    comment = make_comment(make_story(), body="Dit wil ik toch niet kwijt.")
    make_tip_of(comment, by=make_editor())
    withdraw_comment(comment)
    assert not Tip.objects.filter(explanation__contains="toch niet kwijt").exists()
    assert not Tip.history.filter(explanation__contains="toch niet kwijt").exists()
