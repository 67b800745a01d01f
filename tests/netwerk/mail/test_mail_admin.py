"""What editors see of the mail: what could not be sent, and not the addresses of readers."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from netwerk.mail.models import Mail
from tests.factories import make_editor, make_mail, yesterday
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/mail/mail/"


@pytest.fixture
def superuser(client):
    client.force_login(make_editor())
    return client


@pytest.fixture
def editor(client):
    user = make_editor(email="redactie@example.org")
    user.is_superuser = False
    user.save()
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_mail", "change_mail"]))
    client.force_login(user)
    return client


@pytest.fixture
def mails():
    return [
        make_mail("bevestig-adres"),
        make_mail("bevestig-adres", sent_at=timezone.now()),
        make_mail("bevestig-adres", gave_up_at=timezone.now(), attempts=8, error="TimeoutError"),
    ]


@pytest.mark.parametrize(
    ("state", "word"), [("wacht", "Wacht"), ("verstuurd", "Verstuurd"), ("opgegeven", "Opgegeven")]
)
def test_list_is_filtered_by_state(superuser, mails, state, word):
    page = superuser.get(f"{LIST}?status={state}")
    assert texts(page, "td[@class='field-state']") == [word]


def test_given_up_mail_is_told_on_the_front_page(superuser, mails):
    assert "1 e-mail kon niet worden verstuurd" in page_text(superuser.get("/beheer/"))
    Mail.objects.update(gave_up_at=None)
    assert "niet worden verstuurd" not in page_text(superuser.get("/beheer/"))


def test_given_up_mail_is_tried_again(superuser, mails):
    chosen = [mail.pk for mail in mails]
    page = superuser.post(LIST, {"action": "try_again", "_selected_action": chosen}, follow=True)
    assert "2 e-mails worden opnieuw geprobeerd." in page_text(page)
    mail = Mail.objects.get(pk=mails[2].pk)
    assert (mail.gave_up_at, mail.attempts, mail.error) == (None, 0, "")
    assert Mail.objects.due().count() == 2


def test_mail_is_not_written_changed_or_deleted_by_hand(superuser, mails):
    assert superuser.get(f"{LIST}add/").status_code == 403
    assert superuser.get(f"{LIST}{mails[0].pk}/delete/").status_code == 403
    assert superuser.post(f"{LIST}{mails[0].pk}/change/", {"to": "ander@example.org"}).status_code == 403


def test_superuser_sees_and_finds_the_address(superuser, mails):
    assert texts(superuser.get(LIST), "td[@class='field-to']") == ["marjan@example.org"] * 3
    assert len(texts(superuser.get(f"{LIST}?q=marjan@example"), "td[@class='field-to']")) == 3
    assert "marjan@example.org" in page_text(superuser.get(f"{LIST}{mails[0].pk}/change/"))


def test_other_editors_do_not_see_or_guess_the_address_of_a_reader(editor, mails):
    make_mail("reactie-wacht", "redactie@example.org")
    page = editor.get(LIST)
    assert texts(page, "td[@class='field-recipient']") == ["redactie@example.org", *["(lezer)"] * 3]
    assert "marjan" not in page.content.decode()
    assert "marjan" not in editor.get(f"{LIST}{mails[0].pk}/change/").content.decode()
    assert editor.get(f"{LIST}?to__startswith=m").status_code in {302, 400}


def test_list_takes_as_many_queries_for_many_mails(superuser, django_assert_num_queries):
    for _ in range(2):
        make_mail("bevestig-adres")
    with django_assert_num_queries(8) as few:
        superuser.get(LIST)
    for _ in range(20):
        make_mail("bevestig-adres", send_after=yesterday())
    with django_assert_num_queries(len(few)):
        superuser.get(LIST)
