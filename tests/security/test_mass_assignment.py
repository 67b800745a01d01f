"""What is sent besides the fields of a form is ignored, of a reader and of an editor."""

import pytest
from django.db import models
from django.urls import reverse

from netwerk.accounts.models import User
from stories.models import Comment
from tests.admin_form import as_sent
from tests.comment_form import Reader
from tests.factories import make_editor, make_member, make_story
from tests.security.test_rights import MAKE

pytestmark = pytest.mark.django_db
HOSTILE = {models.BooleanField: "on", models.DateTimeField: "2001-01-01 10:00", models.UUIDField: "0" * 32}


def hostile(field) -> str:
    if field.choices:
        return str(field.flatchoices[-1][0])
    return next((value for kind, value in HOSTILE.items() if isinstance(field, kind)), "1")


def test_reader_decides_nothing_about_a_comment():
    story, other = make_story(), make_story()
    more = {field.name: hostile(field) for field in Comment._meta.concrete_fields}
    more |= {"status": "goedgekeurd", "approved": "1", "is_staff": "1", "story": str(other.pk), "id": "777"}
    for name in ["name", "body", "email", "kind", "form_token"]:
        more.pop(name)
    Reader().respond(story, **more)
    comment = Comment.objects.get()
    assert (comment.status, comment.number, comment.story) == ("wacht", None, story)
    assert comment.pk != 777
    assert comment.created_at.year > 2001
    assert str(comment.uid) != "0" * 32


@pytest.mark.parametrize("label", MAKE)
def test_editor_changes_what_the_form_shows_and_no_more(client, label):
    """Also as a superuser, who may change everything that is shown."""
    thing = MAKE[label]()
    client.force_login(make_editor())
    page = client.get(reverse(f"admin:{label.replace('.', '_')}_change", args=[thing.pk]))
    form = page.context.get("adminform") if page.context else None
    if form is None or not page.context["has_change_permission"]:
        return
    shown = set(form.form.fields)
    hidden = [field for field in thing._meta.concrete_fields if field.name not in shown]
    changed_by_saving = {field.name for field in hidden if getattr(field, "auto_now", False)}
    before = type(thing)._base_manager.values().get(pk=thing.pk)
    sent = as_sent(page) | {field.name: hostile(field) for field in hidden}
    assert client.post(page.request["PATH_INFO"], sent).status_code == 302
    after = type(thing)._base_manager.values().get(pk=thing.pk)
    kept = [field.attname for field in hidden if field.name not in changed_by_saving]
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def test_new_account_has_what_the_form_gives(client):
    client.force_login(make_member("beheerder"))
    account = {"username": "nieuw", "email": "nieuw@example.org"}
    account |= dict.fromkeys(["password1", "password2"], "lang genoeg wachtwoord")
    rights = {"is_staff": "on", "is_superuser": "on", "groups": "1", "id": "777", "user_permissions": "1"}
    client.post(reverse("admin:accounts_user_add"), account | rights)
    user = User.objects.get(username="nieuw")
    assert (user.is_staff, user.is_superuser) == (False, False)
    assert not user.groups.exists()
    assert not user.user_permissions.exists()
    assert user.pk != 777
