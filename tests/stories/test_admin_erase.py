"""An editor with the right to do so erases what leads to a reader."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from netwerk.accounts.models import User
from netwerk.mail.models import EmailAddress
from tests.every_column import find_everywhere
from tests.factories import make_comment, make_editor
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db
EMAIL, NAME = "marjan@example.org", "Marjan de Testlezer"
LIST, ERASE = "/beheer/mail/emailaddress/", "/beheer/mail/emailaddress/wissen/"
ASKED = {"email": EMAIL, "words": "anoniem", "mentions": "on"}


@pytest.fixture
def comment():
    EmailAddress.objects.create(email=EMAIL)
    comment = make_comment(name=NAME, email=EMAIL)
    make_comment(comment.story, body=f"Beste {NAME}")
    return comment


def test_list_leads_to_the_page_and_offers_nothing_else(editor, comment):
    assert ERASE in links(editor.get(LIST))
    assert editor.get(f"{LIST}add/").status_code == 403
    assert editor.post(f"{LIST}{EmailAddress.objects.get().pk}/delete/").status_code == 403


def test_editor_first_sees_what_happens(editor, comment):
    assert 'name="wis"' not in editor.get(ERASE).content.decode()
    text = page_text(editor.post(ERASE, ASKED))
    assert "Reacties: 1" in text
    assert "Je kunt dit niet terugdraaien." in text
    assert find_everywhere(EMAIL)
    assert not LogEntry.objects.exists()


def test_editor_erases_and_the_log_does_not_say_who(editor, comment):
    answer = editor.post(ERASE, {**ASKED, "wis": "Wis de gegevens"}, follow=True)
    assert "Gewist. Reacties: 1." in answer.content.decode()
    assert find_everywhere(EMAIL) == find_everywhere(NAME) == []
    assert LogEntry.objects.get().change_message == "Gegevens gewist. Reacties: 1. Tips: 0."
    comment.refresh_from_db()
    assert comment.body


@pytest.mark.parametrize("wrong", [{"email": "x"}, {"words": ""}])
def test_what_is_not_filled_in_is_told(editor, comment, wrong):
    answer = editor.post(ERASE, {**ASKED, **wrong, "wis": "Wis de gegevens"})
    assert answer.context["form"].errors
    assert find_everywhere(EMAIL)


@pytest.mark.parametrize(("right", "status"), [("view_emailaddress", 403), ("delete_emailaddress", 200)])
def test_erasing_takes_a_right_of_its_own(client, right, status):
    editor = make_editor()
    User.objects.update(is_superuser=False)
    editor.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(editor)
    assert client.get(ERASE).status_code == status
