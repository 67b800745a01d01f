"""Editors decide about a tip of a reader. Each step is taken once, and told once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection

from netwerk.accounts.models import User
from netwerk.mail.kinds import KINDS
from netwerk.mail.models import Mail
from netwerk.search.models import SearchDocument
from practices.models import Submission, Tip
from practices.submissions import review
from tests.factories import make_editor, make_reader_tip, make_story, make_submission
from tests.reader import links, page_text, texts

LIST = "/beheer/practices/submission/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


def page(submission, step=""):
    return f"{LIST}{submission.pk}/{step}{'/' if step else 'change/'}"


def state(submission):
    return Tip.objects.get(submission=submission).status


def told(submission):
    """What was queued for the sender, after the question whether the address is theirs."""
    mails = Mail.objects.filter(about=submission.uid, to=submission.email).exclude(kind="bevestig-adres")
    return list(mails.values_list("kind", flat=True))


def text_of(kind):
    message = KINDS[kind].write(Mail.objects.get(kind=kind))
    return f"{message.subject}\n{message.body}"


def test_accepting_publishes_the_tip_and_tells_its_sender(client, editor):
    submission = make_submission(title="Bel voordat je mailt")
    client.force_login(editor)
    client.post(page(submission, "aannemen"))
    tip = submission.tip
    assert (state(submission), told(submission)) == ("aangenomen", ["tip-aangenomen"])
    assert client.get(tip.get_absolute_url()).status_code == 200
    assert tip.get_absolute_url() in text_of("tip-aangenomen")
    assert "Bel voordat je mailt" in text_of("tip-aangenomen")


def test_a_question_is_required_and_goes_to_the_sender_with_a_link(client, editor):
    submission = make_submission()
    client.force_login(editor)
    assert "Schrijf je vraag." in page_text(client.post(page(submission, "vragen"), {"question": " "}))
    client.post(page(submission, "vragen"), {"question": "Wanneer werkte dit?"})
    assert (state(submission), told(submission)) == ("vraag", ["tip-vraag"])
    assert "Wanneer werkte dit?" in text_of("tip-vraag")
    assert "/tips/insturen/antwoord/" in text_of("tip-vraag")


def test_refusing_needs_a_reason_and_tells_it(client, editor):
    submission = make_submission()
    client.force_login(editor)
    assert "Schrijf waarom" in page_text(client.post(page(submission, "afwijzen"), {}))
    client.post(page(submission, "afwijzen"), {"reason": "Deze tip staat er al."})
    assert (state(submission), told(submission)) == ("afgewezen", ["tip-afgewezen"])
    assert "Deze tip staat er al." in text_of("tip-afgewezen")
    assert client.get(submission.tip.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("step", ["aannemen", "vragen", "afwijzen"])
def test_looking_changes_nothing(client, editor, step):
    submission = make_submission()
    client.force_login(editor)
    assert client.get(page(submission, step)).status_code == 200
    assert (state(submission), told(submission)) == ("ingestuurd", [])


def test_who_comes_second_hears_it_and_nobody_is_told_twice(client, editor):
    submission = make_submission()
    client.force_login(editor)
    client.post(page(submission, "aannemen"))
    for step, data in (("aannemen", {}), ("afwijzen", {"reason": "Toch niet."})):
        answer = client.post(page(submission, step), data, follow=True)
        assert "Deze tip was al aangenomen." in page_text(answer)
    assert (state(submission), told(submission)) == ("aangenomen", ["tip-aangenomen"])
    assert LogEntry.objects.get().change_message == "Aangenomen"


def test_the_page_offers_only_what_can_be_done(client, editor):
    client.force_login(editor)
    steps = {
        make_submission(): {"aannemen/", "vragen/", "afwijzen/"},
        make_submission(email=""): {"aannemen/", "afwijzen/"},
        make_submission(status="vraag"): {"aannemen/", "afwijzen/"},
        make_submission(status="aangenomen"): set(),
        make_submission(status="afgewezen"): set(),
    }
    offered = {"aannemen/", "vragen/", "afwijzen/"}
    assert {s: links(client.get(page(s))) & offered for s in steps} == steps


def test_row42_the_words_of_the_sender_stand_beside_the_tip_and_cannot_be_changed(client, editor):
    submission = make_submission(title="Bel <b>eens</b>", situation="Op kantoor.")
    client.force_login(editor)
    for address in (page(submission), f"/beheer/practices/tip/{submission.tip_id}/change/"):
        assert {"Bel <b>eens</b>", "Op kantoor."} <= set(texts(client.get(address), "div[@class='readonly']"))
    client.post(page(submission), {"title": "Anders"})
    assert Submission.objects.get().title == "Bel <b>eens</b>"


def test_the_status_of_a_tip_that_was_sent_in_changes_at_its_submission_only(client, editor):
    client.force_login(editor)
    url = f"/beheer/practices/tip/{make_submission().tip_id}/change/"
    assert "id_status" not in client.get(url).content.decode()


def test_a_tip_made_of_a_comment_is_published_when_it_is_accepted(client, editor):
    tip = make_reader_tip(status="ingestuurd", published_at=None)
    client.force_login(editor)
    data = {"title": tip.title, "status": "aangenomen", "provenance": "bewerkt", "slug": tip.slug}
    client.post(f"/beheer/practices/tip/{tip.pk}/change/", data)
    assert Tip.objects.published().get() == tip


def test_spam_is_told_to_nobody_until_an_editor_accepts_it(editor):
    spam, good = (make_submission(caught_by="Meer dan 2 links") for _ in range(2))
    review.refuse(spam, "Reclame", by=editor)
    review.accept(good, by=editor)
    assert (told(spam), told(good)) == ([], ["tip-aangenomen"])
    assert Mail.objects.get(kind="bevestig-adres").about == good.uid


def test_list_shows_state_and_age_and_can_be_narrowed(client, editor):
    make_submission(title="Nieuw")
    make_submission(title="Verdacht", caught_by="Meer dan 2 links")
    make_submission(title="Klaar", status="aangenomen")
    client.force_login(editor)
    states = texts(client.get(LIST), "td[@class='field-state']")
    assert states == ["Aangenomen", "Spam", "Ingestuurd"]
    assert "geleden" in texts(client.get(LIST), "td[@class='field-age']")[0]
    for status, title in (("nieuw", "Nieuw"), ("spam", "Verdacht"), ("aangenomen", "Klaar")):
        assert texts(client.get(LIST, {"status": status}), "th[@class='field-title']") == [title]


@pytest.mark.parametrize("rows", [1, 20])
def test_list_query_count(client, editor, rows, django_assert_max_num_queries):
    for _ in range(rows):
        make_submission(story=make_story())
    client.force_login(editor)
    with django_assert_max_num_queries(12):
        client.get(LIST)


@pytest.mark.parametrize("right", ["view_tip", "change_story"])
def test_who_may_not_change_tips_sees_no_sender(client, right):
    user = User.objects.create_user("lezer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(user)
    submission = make_submission()
    for address in (LIST, page(submission), page(submission, "aannemen"), page(submission, "afwijzen")):
        assert client.post(address).status_code == 403
    assert state(submission) == "ingestuurd"


def test_a_mail_about_what_changed_since_is_not_sent(editor):
    submission = make_submission()
    review.ask_sender(submission, "Waarom?", by=editor)
    review.accept(submission, by=editor)
    assert KINDS["tip-vraag"].write(Mail.objects.get(kind="tip-vraag")) is None
    submission.tip.delete()
    for mail in Mail.objects.exclude(kind="bevestig-adres"):
        assert KINDS[mail.kind].write(mail) is None


@pytest.mark.search_index
def test_an_accepted_tip_can_be_found(editor):
    submission = make_submission(title="Bel voordat je mailt")
    assert not SearchDocument.objects.published().search("mailt").exists()
    review.accept(submission, by=editor)
    assert SearchDocument.objects.published().search("mailt").get().object_id == submission.tip_id


def test_deleting_a_tip_takes_what_its_sender_wrote_along(client, editor):
    submission = make_submission()
    client.force_login(editor)
    client.post(f"/beheer/practices/tip/{submission.tip_id}/delete/", {"post": "yes"})
    assert (Tip.objects.count(), Submission.objects.count()) == (0, 0)
    assert client.get(page(make_submission()).replace("change", "delete")).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_decide_once():
    submission, editors = make_submission(), [make_editor(), make_editor()]

    def decide(number):
        try:
            step = review.accept if number % 2 else review.refuse
            step(submission, **({} if number % 2 else {"reason": "Nee"}), by=editors[number % 2])
        except review.AlreadyDone:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(decide, range(8))) == 1
    assert len(told(submission)) == LogEntry.objects.count() == 1
