"""A4.5: when somebody's rights change, it is written down and every beheerder gets a mail."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail as outgoing
from django.core.management import call_command
from django.utils import timezone

from netwerk.accounts import second_factor
from netwerk.accounts.models import RightsChange
from netwerk.mail.models import Mail
from netwerk.privacy import retention
from tests.admin_form import as_sent
from tests.authenticator import give_app
from tests.factories import make_editor, make_member
from tests.reader import page_text

pytestmark = pytest.mark.django_db
LIST = "/beheer/accounts/rightschange/"


@pytest.fixture
def boss(client):
    """Who is logged in; another beheerder is at home."""
    make_member("beheerder", username="thuis", email="thuis@example.org")
    make_member("redacteur", email="redacteur@example.org")
    user = make_editor(username="baas", email="baas@example.org")
    client.force_login(user)
    return user


def change(client, user, **fields):
    form = f"/beheer/accounts/user/{user.pk}/change/"
    assert client.post(form, as_sent(client.get(form), **fields)).status_code == 302


def sent() -> dict[str, tuple[str, str]]:
    call_command("send_mail_queue")
    return {mail.to[0]: (str(mail.subject), str(mail.body)) for mail in outgoing.outbox}


def number(group: str) -> str:
    return str(Group.objects.get(name=group).pk)


def test_every_beheerder_gets_one_mail_with_all_of_one_save(client, boss):
    sam = make_member(username="sam", email="sam@example.org", is_staff=False)
    change(client, sam, is_staff="on", groups=[number("moderator"), number("redacteur")])
    mails = sent()
    assert mails.keys() == {"baas@example.org", "thuis@example.org", "sam@example.org"}
    subject, body = mails["thuis@example.org"]
    assert subject == "Rechten gewijzigd: gebruiker sam"
    assert "- gebruiker sam: mag in het beheer\n" in body
    assert "- gebruiker sam: groep moderator, groep redacteur erbij\n" in body
    assert "Dit is gedaan door baas." in body
    assert LIST in body


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"is_active": []}, "account uitgezet"),
        ({"is_staff": []}, "mag niet meer in het beheer"),
        ({"is_superuser": "on"}, "heeft alle rechten"),
        ({"groups": []}, "groep beheerder eraf"),
    ],
)
def test_each_right_is_told_also_to_a_beheerder_who_loses_it(client, boss, fields, line):
    sam = make_member("beheerder", username="sam", email="sam@example.org")
    change(client, sam, **fields)
    mails = sent()
    assert mails.keys() == {"baas@example.org", "thuis@example.org", "sam@example.org"}
    assert all(f"gebruiker sam: {line}" in body for _, body in mails.values())


def test_second_factor_that_is_taken_away_is_told_without_secrets(client, boss):
    app = give_app(make_member(username="sam", email="sam@example.org"))
    codes = second_factor.new_spare_codes(app.user)
    client.post(
        "/beheer/accounts/user/", {"action": "reset_second_factor", "_selected_action": [app.user_id]}
    )
    _, body = sent()["thuis@example.org"]
    assert "gebruiker sam: inloggen met een code uitgezet" in body
    assert not any(secret in body for secret in [app.key, *codes])


def test_rights_of_a_group_and_its_end_are_told(client, boss):
    form = f"/beheer/auth/group/{number('moderator')}/change/"
    kept = as_sent(client.get(form))["permissions"]
    client.post(form, as_sent(client.get(form), permissions=kept[1:]))
    client.post(f"/beheer/auth/group/{number('moderator')}/delete/", {"post": "yes"})
    told = list(
        RightsChange.objects.filter(of="groep moderator").order_by("pk").values_list("what", flat=True)
    )
    assert told[0].startswith("recht ")
    assert told[0].endswith(" eraf")
    assert told[-1] == "verwijderd"
    assert Mail.objects.filter(to="thuis@example.org").count() == 2


def test_what_changes_no_right_tells_nothing(client, boss):
    RightsChange.objects.all().delete()
    sam = make_member(username="sam")
    RightsChange.objects.all().delete()
    change(client, sam, first_name="Sam")
    client.post("/beheer/logout/")
    client.post("/beheer/login/", {"username": "baas", "password": "lang genoeg wachtwoord"})
    assert not RightsChange.objects.exists()
    assert not Mail.objects.exists()


def test_save_that_fails_tells_nothing(client, boss):
    """The mail is in the transaction of the change."""
    sam = make_member(username="sam")
    RightsChange.objects.all().delete()
    form = f"/beheer/accounts/user/{sam.pk}/change/"
    client.post(form, as_sent(client.get(form), is_superuser="on", email="geen adres"))
    assert not RightsChange.objects.exists()
    assert not Mail.objects.exists()


def test_operator_changes_are_written_down_and_not_mailed(boss):
    RightsChange.objects.all().delete()
    make_editor(username="nieuw")
    assert RightsChange.objects.filter(by=None, of="gebruiker nieuw").count() == 2
    assert not Mail.objects.exists()


def test_beheerder_looks_who_changed_what(client, boss, django_assert_max_num_queries):
    sam = make_member(username="sam")
    change(client, sam, is_superuser="on")
    client.force_login(make_member("beheerder"))
    with django_assert_max_num_queries(13):
        page = client.get(f"{LIST}?q=sam")
    assert "heeft alle rechten" in page_text(page)
    assert "baas" in page_text(page)


def test_nobody_changes_what_was_written_down(client, boss):
    row = RightsChange.objects.first()
    for place in ["add/", f"{row.pk}/change/", f"{row.pk}/delete/"]:
        assert client.post(LIST + place, {"what": "niets", "post": "yes"}).status_code == 403
    client.post(LIST, {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
    row.refresh_from_db()
    assert row.what != "niets"


def test_they_are_kept_for_three_years(boss):
    RightsChange.objects.exclude(pk=RightsChange.objects.first().pk).delete()
    for age, left in [(retention.RIGHTS_CHANGE - timedelta(days=1), 1), (retention.RIGHTS_CHANGE, 0)]:
        RightsChange.objects.update(at=timezone.now() - age)
        call_command("clean_up")
        assert RightsChange.objects.count() == left
