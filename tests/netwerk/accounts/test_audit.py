"""A4.5, A4.6 and row 35: one line of JSON for each action, and nothing in it that is not needed."""

import json
import logging

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.dateparse import parse_datetime

from netwerk.accounts import second_factor
from netwerk.accounts.audit import record
from tests.admin_form import as_sent
from tests.authenticator import give_app
from tests.factories import make_comment, make_editor, make_member, make_story, make_topic

pytestmark = pytest.mark.django_db
PASSWORD = "lang genoeg wachtwoord"
FIELDS = {"time", "action", "object", "result", "origin", "actor"}
HOSTILE = 'sam\u2028{"action": "x"}\n\x1b[2J\x7f“é”\u202e'


@pytest.fixture
def lines():
    """What was written, as it was written."""
    found: list[str] = []

    class Keep(logging.Handler):
        def emit(self, entry):
            found.append(entry.getMessage())

    logger, keep = logging.getLogger("netwerk.audit"), Keep()
    logger.addHandler(keep)
    yield found
    logger.removeHandler(keep)


def told(lines, *names):
    return [tuple(json.loads(line).get(name) for name in names) for line in lines]


@pytest.fixture
def editor(lines):
    client = Client(REMOTE_ADDR="198.51.100.77")
    client.force_login(make_editor(username="baas"))
    lines.clear()
    return client


def test_every_line_has_the_six_fields(lines, editor):
    editor.post(
        "/beheer/practices/topic/add/", as_sent(editor.get("/beheer/practices/topic/add/"), name="Wij")
    )
    [line] = [json.loads(line) for line in lines]
    assert line.keys() == FIELDS
    assert (line["action"], line["result"], line["actor"]) == ("added", "done", "baas")
    assert line["object"].startswith("practices.topic:")
    assert line["origin"] == "198.51.100.0/24"
    assert parse_datetime(line["time"]).tzinfo


def test_what_is_done_in_the_admin_is_recorded(lines, editor):
    topic = make_topic("netwerk")
    address = f"/beheer/practices/topic/{topic.pk}"
    editor.post(f"{address}/change/", as_sent(editor.get(f"{address}/change/"), name="netwerken"))
    editor.post(f"{address}/delete/", {"post": "yes"})
    what = f"practices.topic:{topic.pk}"
    assert told(lines, "action", "object") == [("changed", what), ("deleted", what)]


def test_logging_in_and_out_is_recorded(lines):
    user, client = make_editor(username="sam"), Client(REMOTE_ADDR="2001:db8:1:2:3::4")
    lines.clear()
    for password in ["fout", PASSWORD]:
        client.post("/beheer/login/", {"username": "sam", "password": password})
    client.post("/beheer/logout/")
    account = f"accounts.user:{user.pk}"
    assert told(lines, "action", "object", "result", "actor") == [
        ("log in", account, "refused", ""),
        ("log in", account, "done", "sam"),
        ("log out", account, "done", "sam"),
    ]
    assert {origin for [origin] in told(lines, "origin")} == {"2001:db8:1::/48"}


def test_lock_out_is_recorded(lines, client):
    for _ in range(6):
        client.post("/beheer/login/", {"username": "wie", "password": "x"})
    results = [result for [result] in told(lines, "result")]
    assert results == ["refused"] * 5 + ["locked out"]


def test_right_password_of_an_account_without_rights_is_recorded(lines, client):
    make_member(username="lezer", is_staff=False)
    lines.clear()
    client.post("/beheer/login/", {"username": "lezer", "password": PASSWORD})
    assert told(lines, "action", "result") == [("log in", "refused")]


def test_second_factor_is_recorded(lines, client):
    app = give_app(make_editor(username="sam"))
    client.force_login(app.user)
    lines.clear()
    for _ in range(2):
        client.post("/beheer/tweede-factor/code/", {"code": "000000"})
    second_factor.reset(app.user)
    assert told(lines, "action", "result") == [
        ("second factor", "refused"),
        ("second factor", "locked out"),
        ("second factor reset", "done"),
    ]


def test_changes_of_rights_are_recorded(lines, editor):
    sam = make_member(username="sam", is_staff=False)
    lines.clear()
    form = f"/beheer/accounts/user/{sam.pk}/change/"
    redacteur = str(Group.objects.get(name="redacteur").pk)
    editor.post(form, as_sent(editor.get(form), is_staff="on", groups=redacteur))
    editor.post(form, as_sent(editor.get(form), is_active=[], groups=[]))
    changes = {row for row in told(lines, "right", "change", "actor", "object") if row[0]}
    assert {row[:2] for row in changes} == {
        ("is_staff", "given"),
        ("redacteur", "given"),
        ("is_active", "taken away"),
        ("redacteur", "taken away"),
    }
    assert {row[2:] for row in changes} == {("baas", f"accounts.user:{sam.pk}")}


def test_rights_of_a_group_are_recorded(lines):
    group = Group.objects.get(name="moderator")
    group.permissions.remove(group.permissions.get(codename="add_comment"))
    group.user_set.add(make_member(username="sam"))
    assert ("stories.add_comment", "taken away") in told(lines, "right", "change")
    group.permissions.clear()
    group.delete()
    assert told(lines, "action", "right")[-2:] == [("right changed", "every permission"), ("deleted", None)]


def test_logging_in_and_a_better_hash_are_no_change_of_an_account(lines):
    user = make_editor(username="sam")
    lines.clear()
    user.save(update_fields=["last_login"])
    user.check_password(PASSWORD)
    assert lines == []


def test_hostile_name_makes_one_line_and_no_more(lines):
    user = make_editor()
    user.username = HOSTILE  # as an older row may have it
    record("log in", user, actor=user)
    line = lines[-1]
    assert len(line.splitlines()) == 1
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["actor"] == HOSTILE


def test_no_password_code_text_or_address_is_in_a_line(lines, editor, settings):
    settings.DEBUG = False
    comment = make_comment(make_story(), body="Kanarietekst", email="kanarie@example.org", name="Kanarienaam")
    editor.post(
        f"/beheer/stories/comment/{comment.pk}/beslis/", {"decision": "haal-weg", "reason": "Kanarie"}
    )
    mail = {"email": "kanarie@example.org", "words": "wissen", "wis": "ja"}
    editor.post("/beheer/mail/emailaddress/wissen/", mail)
    for name in ["kanarienaam", "baas"]:
        Client().post("/beheer/login/", {"username": name, "password": "kanariewoord"})
    editor.post("/beheer/tweede-factor/instellen/", {"code": "987654", "key": "kanariesleutel"})
    written = "\n".join(lines)
    assert "log in" in written
    for trace in ["anarie", "987654", "198.51.100.77"]:
        assert trace not in written


def test_operator_without_a_request_is_nobody(lines):
    record("second factor reset")
    assert told(lines, "actor", "origin", "object") == [("", "", "")]
