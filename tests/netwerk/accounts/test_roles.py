"""The groups that a migration makes; nobody gives himself rights, and addresses of readers are for few."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command

from netwerk.accounts.models import User
from tests.admin_form import as_sent
from tests.factories import make_comment, make_editor, make_mail, make_member, make_submission
from tests.reader import page_text

pytestmark = pytest.mark.django_db
ADDRESS = "marjan@geheim.example.org"


def form_of(user) -> str:
    return f"/beheer/accounts/user/{user.pk}/change/"


def test_migration_makes_the_groups():
    assert set(Group.objects.values_list("name", flat=True)) == {"redacteur", "moderator", "beheerder"}


def test_right_that_does_not_exist_is_refused():
    migration = import_module("netwerk.accounts.migrations.0002_groups")
    with pytest.raises(LookupError):
        migration.give(apps, Group.objects.get(name="redacteur"), "stories.bestaat_niet", ["view"])


def test_beheerder_gives_somebody_else_rights(client):
    sam, redacteur = make_member(is_staff=False), Group.objects.get(name="redacteur")
    client.force_login(make_member("beheerder"))
    sent = as_sent(client.get(form_of(sam)), is_staff="on", groups=str(redacteur.pk))
    assert client.post(form_of(sam), sent).status_code == 302
    sam.refresh_from_db()
    assert sam.is_staff
    assert sam.has_perm("stories.change_story")


@pytest.mark.parametrize("make", [lambda: make_member("beheerder"), make_editor])
def test_nobody_gives_himself_rights(client, make):
    user, redacteur = make(), Group.objects.get(name="redacteur")
    client.force_login(user)
    sent = as_sent(client.get(form_of(user)), groups=str(redacteur.pk))
    page = client.post(form_of(user), sent)
    assert "Je kunt je eigen rechten niet wijzigen. Vraag het aan een andere beheerder." in page_text(page)
    assert redacteur not in user.groups.all()


def test_own_name_is_changed_without_a_word_about_rights(client):
    user = make_member("beheerder")
    client.force_login(user)
    client.post(form_of(user), as_sent(client.get(form_of(user)), first_name="Sam"))
    user.refresh_from_db()
    assert user.first_name == "Sam"
    assert user.is_staff


def test_beheerder_makes_nobody_superuser(client):
    sam = make_member()
    client.force_login(make_member("beheerder"))
    client.post(form_of(sam), as_sent(client.get(form_of(sam)), is_superuser="on"))
    sam.refresh_from_db()
    assert not sam.is_superuser


def test_beheerder_cannot_open_the_account_of_a_superuser(client):
    boss = make_editor()
    client.force_login(make_member("beheerder"))
    assert client.post(form_of(boss), {"email": "x@example.org"}).status_code == 403
    assert client.post(f"/beheer/accounts/user/{boss.pk}/password/", {}).status_code == 403


@pytest.mark.parametrize("role", ["redacteur", "moderator"])
def test_others_reach_no_account(client, role):
    sam = make_member()
    client.force_login(make_member(role))
    for address in ["/beheer/accounts/user/", "/beheer/auth/group/", form_of(sam)]:
        assert client.get(address).status_code == 403
        assert client.post(address, {"is_staff": "on"}).status_code == 403
    assert User.objects.filter(is_superuser=True).count() == 0


@pytest.mark.parametrize("role", ["redacteur", "moderator", "beheerder"])
def test_addresses_of_readers_are_for_the_beheerder_only(client, role):
    comment, submission = make_comment(email=ADDRESS), make_submission(email=ADDRESS)
    make_mail("bevestig-adres", to=ADDRESS)
    client.force_login(make_member(role))
    seen = ""
    for address in [
        *["stories/comment/", f"stories/comment/{comment.pk}/change/", "stories/correction/"],
        *[f"practices/submission/{submission.pk}/change/", "practices/submission/", "mail/mail/"],
        f"stories/comment/?stand=alles&q={ADDRESS}",
    ]:
        seen += client.get(f"/beheer/{address}").content.decode().replace(f'value="{ADDRESS}"', "")
    assert (ADDRESS in seen) == (role == "beheerder")


def test_rights_are_listed_with_the_last_login(capsys):
    make_member("moderator", username="sam")
    make_member("redacteur", username="weg", is_active=False)
    call_command("list_rights")
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "moderator" in lines["sam"]
    assert "never" in lines["sam"]
    assert "no" in lines["weg"].split()
