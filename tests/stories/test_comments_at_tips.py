"""What editors, mails and the rules about personal data make of a comment on a tip that is in no story."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from netwerk.mail.confirmation import ask_to_confirm
from netwerk.mail.models import Mail
from netwerk.mail.sending import send_due
from stories.comments import mails, tokens
from stories.comments.moderation import decide
from stories.models import Comment, Report
from stories.privacy.download import everything
from stories.privacy.erase import erase
from stories.privacy.links import link_for
from tests.every_column import find_everywhere
from tests.factories import make_address, make_comment, make_editor, make_reader_tip, make_story, make_waiting
from tests.reader import by_id, links, page_text, texts, words

pytestmark = pytest.mark.django_db
EMAIL, SITE = "marjan@example.org", "http://127.0.0.1:8000"
LIST = "/beheer/stories/comment/"


@pytest.fixture
def tip():
    return make_reader_tip(title="Zet koffie", slug="zet-koffie")


def sent(mailoutbox):
    send_due()
    return mailoutbox[-1]


def page_of(comment):
    return f"{LIST}{comment.pk}/change/"


def test_queue_tells_that_it_is_about_the_tip_and_decides(editor, client, tip):
    comment = make_waiting(tip)
    assert "Bij de tip Zet koffie" in page_text(editor.get(LIST))
    assert tip.get_absolute_url() in links(editor.get(LIST))
    editor.post(LIST, {"only": f"plaats:{comment.pk}", f"base_revision-{comment.pk}": "wacht - -"})
    comment.refresh_from_db()
    assert (comment.status, comment.number) == ("geplaatst", 1)


def test_page_of_the_comment_answers_and_leads_to_the_tip(editor, tip):
    comment = make_comment(tip)
    page = editor.get(page_of(comment))
    assert comment.get_absolute_url() in links(page)
    token = by_id(page, "id_antwoord-token").get("value")
    fields = {"antwoord-body": "Dank je.", "antwoord-name": "Redactie", "antwoord-token": token}
    answer = editor.post(f"{LIST}{comment.pk}/antwoord/", fields, follow=True)
    assert "Je antwoord staat bij de tip, als reactie 2." in answer.content.decode()
    assert Comment.objects.get(number=2).page == tip


def test_list_asks_the_database_as_often_for_tips_as_for_stories(editor, tip, django_assert_max_num_queries):
    make_waiting(make_story())
    editor.get(LIST)
    for _ in range(10):
        make_waiting(make_reader_tip())
    with django_assert_max_num_queries(20):
        editor.get(LIST)


def test_reports_tell_at_which_tip(editor, tip):
    Report.objects.create(comment=make_comment(tip), reason="reclame", reporter="x")
    assert "bij Zet koffie" in page_text(editor.get("/beheer/stories/report/"))


def test_deleting_a_tip_tells_that_its_comments_go_along(editor, tip):
    comment = make_comment(tip)
    page = editor.get(f"/beheer/practices/tip/{tip.pk}/delete/")
    assert page.status_code == 200
    assert str(comment) in page.content.decode()


def test_taken_over_comments_are_of_stories(editor):
    answer = editor.post(f"{LIST}add/", {"name": "Marjan", "body": "Van elders."})
    assert answer.status_code == 200
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("status", "subject", "told"),
    [
        ("geplaatst", "Je reactie staat bij: Zet koffie", "staat bij de tip “Zet koffie”"),
        (
            "afgewezen",
            "Je reactie is niet geplaatst bij: Zet koffie",
            "bij de tip “Zet koffie” niet geplaatst",
        ),
    ],
)
def test_writer_hears_about_the_tip(mailoutbox, tip, status, subject, told):
    make_address(EMAIL)
    decide(make_waiting(tip, email=EMAIL), status, by=make_editor(email=""), reason="Te kort.")
    message = sent(mailoutbox)
    assert message.subject == subject
    assert told in message.body
    assert "verhaal" not in message.body


def test_mails_lead_to_the_page_of_the_tip(mailoutbox, tip):
    make_address(EMAIL)
    first = make_comment(tip, email=EMAIL)
    decide(make_waiting(tip, reply_to=first, name="Ans"), "geplaatst", by=make_editor(email=""))
    message = sent(mailoutbox)
    assert message.subject == "Antwoord op je reactie bij: Zet koffie"
    assert f"{SITE}/tips/zet-koffie/#reactie-2" in message.body
    assert "verhaal" not in message.body


def test_moderator_decides_from_the_mail(client, mailoutbox, tip):
    editor = make_editor(email="redactie@example.org")
    comment = make_waiting(tip, email=EMAIL, body="Bij ons werkt thee.")
    mails.tell_comment_moderators(comment)
    message = sent(mailoutbox)
    assert message.subject == "Reactie wacht: Zet koffie"
    assert "Bij de tip: Zet koffie" in message.body
    assert f"{SITE}/tips/zet-koffie/" in message.body
    link = f"/reacties/beoordelen/{tokens.moderation_token(comment, editor)}/"
    page = client.get(link)
    assert "Bij de tip Zet koffie" in page_text(page)
    base_revision = re.search(r'name="base_revision" value="([^"]+)"', page.content.decode())[1]
    client.post(link, {"decision": "plaats", "base_revision": base_revision})
    assert Comment.objects.get().number == 1


def test_link_in_the_mail_gives_the_comment_to_its_writer(client, mailoutbox, tip):
    comment = make_waiting(tip, body="Een eigen tekst.", email=EMAIL)
    ask_to_confirm(EMAIL, "computer", about=comment.uid)
    body = sent(mailoutbox).body
    assert "bij de tip “Zet koffie”" in body
    path = re.findall(rf"{SITE}(/tips/zet-koffie/reacties/\S+/openen/\S+)", body)[0]
    assert "bij de tip “Zet koffie”" in page_text(client.get(path))
    answer = client.post(path)
    assert (answer.status_code, answer["Location"]) == (303, comment.get_absolute_url())
    assert "Een eigen tekst." in page_text(client.get(tip.get_absolute_url()))


def test_tips_with_the_key_of_a_story_get_their_own_mail(tip):
    for page in (tip, make_story(pk=tip.pk)):
        mails.tell_comment_received(make_waiting(page, email=EMAIL))
    assert Mail.objects.filter(kind="reactie-ontvangen").count() == 2


def test_reader_sees_and_downloads_what_is_kept(client, tip):
    comment = make_comment(tip, email=EMAIL)
    Report.objects.create(comment=comment, reason="reclame", reporter="x", email=EMAIL)
    page = client.get(link_for(EMAIL).removeprefix(SITE))
    assert {"Bij “Zet koffie”", "Over een reactie bij “Zet koffie”"} <= set(texts(page, "h3"))
    assert comment.get_absolute_url() in links(page)
    [row] = everything(EMAIL)["reacties"]
    assert everything(EMAIL)["meldingen over reacties"][0]["bij"] == "Zet koffie"
    assert (row["bij"], row["adres"]) == ("Zet koffie", f"{SITE}/tips/zet-koffie/#reactie-1")


@pytest.mark.parametrize("keep_words", [True, False])
def test_erasing_reaches_it(tip, keep_words):
    name = "Marjan de Testlezer"
    first = make_comment(tip, name=name, email=EMAIL, body="Bij ons werkt thee.")
    make_comment(tip, reply_to=first, name="Ans", body="Eens.")
    assert erase(EMAIL, keep_words=keep_words).comments == 1
    assert not find_everywhere(EMAIL)
    assert not find_everywhere(name)
    assert bool(find_everywhere("Bij ons werkt thee.")) is keep_words
    assert Comment.objects.get(number=2).body == "Eens."


def test_what_was_refused_goes_after_its_time(tip):
    old = make_comment(tip, status="afgewezen", age=timedelta(days=800))
    Comment.objects.filter(pk=old.pk).update(decided_at=timezone.now() - timedelta(days=800))
    placed = make_comment(tip)
    call_command("clean_up", verbosity=0)
    assert list(Comment.objects.all()) == [placed]


def test_question_at_a_tip_is_told_on_the_first_page(editor, tip):
    make_comment(tip, kind="vraag")
    assert "1 vraag van een lezer heeft nog geen antwoord" in words(by_id(editor.get("/beheer/"), "content"))


def test_export_holds_no_comment_of_a_reader(tmp_path, tip):
    make_comment(tip, body="Bij ons werkt thee.")
    call_command("export_content", tmp_path / "out", verbosity=0)
    assert not [
        path for path in (tmp_path / "out").rglob("*.toml") if "thee" in path.read_text(encoding="utf-8")
    ]
