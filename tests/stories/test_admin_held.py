"""An editor with the right to do so sees and downloads what we keep of a reader."""

import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from netwerk.accounts.models import User
from stories.privacy.download import everything
from tests.factories import make_address, make_comment, make_editor, make_submission
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"
LIST, HELD = "/beheer/mail/emailaddress/", "/beheer/mail/emailaddress/gegevens/"


@pytest.fixture
def kept():
    make_address(EMAIL)
    make_submission(email=EMAIL, title="Bel elkaar op", may_be_named=True)
    return make_comment(name="Marjan", email=EMAIL, body="Dit herken ik.")


def test_list_leads_to_the_page_and_the_page_asks_for_an_address(editor, kept):
    assert HELD in links(editor.get(LIST))
    content = editor.get(HELD).content.decode()
    assert "download" not in content
    assert "Dit herken ik" not in content


def test_editor_sees_everything_of_the_address_in_any_case(editor, kept):
    make_comment(email="ander@example.org", body="Van iemand anders.")
    text = page_text(editor.post(HELD, {"email": "Marjan@Example.org "}))
    assert "Reacties (1)" in text
    assert "Dit herken ik." in text
    assert "Tips (1)" in text
    assert "Naam mag bij de tip ja" in text
    assert "Van iemand anders." not in text


def test_download_is_the_file_that_the_reader_gets(editor, kept):
    answer = editor.post(HELD, {"email": EMAIL, "download": "x"})
    assert json.loads(answer.content) == json.loads(json.dumps(everything(EMAIL), default=as_json))
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "no-store" in answer["Cache-Control"]
    assert "no-store" in editor.post(HELD, {"email": EMAIL})["Cache-Control"]


def as_json(moment):
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_log_says_that_it_was_seen_and_not_of_whom(editor, kept):
    editor.post(HELD, {"email": EMAIL})
    editor.post(HELD, {"email": EMAIL, "download": "x"})
    entries = LogEntry.objects.order_by("pk")
    assert [entry.change_message for entry in entries] == ["Gegevens bekeken.", "Gegevens gedownload."]
    assert {entry.object_repr for entry in entries} == {"Een lezer"}


def test_each_look_is_a_line_of_the_audit_log_without_the_address(editor, kept, caplog):
    with caplog.at_level("INFO", "netwerk.audit"):
        editor.post(HELD, {"email": EMAIL})
    [line] = [record.message for record in caplog.records if record.name == "netwerk.audit"]
    assert json.loads(line)["object"] == "mail.emailaddress:"
    assert EMAIL not in line


def test_address_of_nobody_says_so_and_the_address_is_not_in_a_link(editor):
    page = editor.post(HELD, {"email": "niemand@example.org"})
    assert "Bij dit adres bewaren we niets." in page_text(page)
    assert editor.get(HELD, {"email": EMAIL}).context["found"] is None


@pytest.mark.parametrize("email", ["", "x"])
def test_what_is_no_address_is_asked_again_and_not_logged(editor, email):
    assert editor.post(HELD, {"email": email, "download": "x"}).context["form"].errors
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(("right", "status"), [("view_emailaddress", 403), ("delete_emailaddress", 200)])
def test_looking_takes_the_right_that_erasing_takes(client, right, status):
    editor = make_editor()
    User.objects.update(is_superuser=False)
    editor.user_permissions.add(Permission.objects.get(codename=right))
    client.force_login(editor)
    assert client.get(HELD).status_code == client.post(HELD, {"email": EMAIL}).status_code == status
