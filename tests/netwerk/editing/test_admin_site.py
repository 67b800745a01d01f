"""The editors' workplace as a whole: logging in, what is there, in Dutch, and the accounts of editors."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from netwerk.accounts.models import User
from netwerk.pages.models import Page
from tests.admin_form import as_sent
from tests.factories import make_editor, make_story
from tests.reader import page_text, texts, tree

pytestmark = pytest.mark.django_db
ENGLISH = {
    *[
        "add",
        "added",
        "and",
        "another",
        "change",
        "changed",
        "choose",
        "clear",
        "currently",
        "delete",
        "deleted",
    ],
    *[
        "hide",
        "history",
        "move",
        "name",
        "now",
        "password",
        "permissions",
        "recent",
        "remove",
        "save",
        "search",
    ],
    *[
        "select",
        "show",
        "successfully",
        "the",
        "to",
        "today",
        "unknown",
        "user",
        "username",
        "view",
        "welcome",
    ],
}


def test_who_is_not_logged_in_is_asked_to(client):
    response = client.get("/beheer/stories/story/")
    assert response.url == "/beheer/login/?next=/beheer/stories/story/"


@pytest.mark.parametrize("username", ["redacteur", "onbekend"])
def test_wrong_login_says_the_same_for_every_name(client, username):
    make_editor(username="redacteur")
    page = client.post("/beheer/login/", {"username": username, "password": "fout"})
    assert texts(page, "p[@class='errornote']") == [
        "Deze naam of dit wachtwoord klopt niet. Probeer het opnieuw."
    ]


def test_login_does_not_lead_to_another_site(client):
    make_editor(username="redacteur", password="lang genoeg wachtwoord")
    login = {"username": "redacteur", "password": "lang genoeg wachtwoord", "next": "//kwaad.example/"}
    assert not client.post("/beheer/login/", login).url.startswith(("//", "http"))


def test_what_editors_use_most_comes_first(editor):
    groups = [" ".join(text.split()) for text in texts(editor.get("/beheer/"), "main//caption")]
    assert groups == ["Verhalen en reacties", "Kennis", "Rechten", "Site"]
    models = [" ".join(text.split()) for text in texts(editor.get("/beheer/stories/"), "main//tbody//th")]
    assert models[:3] == ["Verhalen", "Reacties", "Meldingen over pagina’s"]


def words_of(response):
    seen = [page_text(response)]
    for element in tree(response).iter():
        seen += [element.get(name, "") for name in ("title", "placeholder", "alt", "aria-label")]
        seen += [element.get("value", "")] * (element.get("type") == "submit")
    return set(re.findall(r"[a-z]+", " ".join(seen).lower()))


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model.__name__)
def test_lists_and_forms_open_in_dutch(editor, model):
    make_story()
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    assert words_of(editor.get(reverse(f"{name}_changelist"))) & ENGLISH == set()
    response = editor.get(reverse(f"{name}_add"))
    if response.status_code == 200:
        assert words_of(response) & ENGLISH == set()


def test_other_screens_are_in_dutch(editor):
    make_editor(username="sam")
    user, story = User.objects.get(username="sam").pk, make_story().pk
    for url in [
        *[f"accounts/user/{user}/{screen}/" for screen in ("change", "password", "delete", "history")],
        *[f"stories/story/{story}/{screen}/" for screen in ("change", "delete", "history")],
        "password_change/",
    ]:
        assert words_of(editor.get(f"/beheer/{url}")) & ENGLISH == set(), url
    sure = editor.post(
        "/beheer/stories/story/", {"action": "delete_selected", "_selected_action": [str(story)]}
    )
    assert words_of(sure) & ENGLISH == set()


def test_admin_is_never_kept_by_a_cache(editor):
    for url in ("/beheer/", "/beheer/stories/story/add/", "/beheer/login/"):
        assert "no-store" in editor.get(url)["Cache-Control"]


def test_pages_are_changed_but_not_added_or_deleted(editor):
    page, _ = Page.objects.get_or_create(slug="over", defaults={"title": "Over", "body": "<p>Oud</p>"})
    assert editor.get("/beheer/pages/page/add/").status_code == 403
    assert editor.post(f"/beheer/pages/page/{page.pk}/delete/", {"post": "yes"}).status_code == 403
    url = f"/beheer/pages/page/{page.pk}/change/"
    editor.post(url, as_sent(editor.get(url), body="<p>Nieuw</p><script>alert(1)</script>"))
    page.refresh_from_db()
    assert page.body == "<p>Nieuw</p>"
    assert page.history.first().history_user is not None


def test_new_account_has_an_e_mail_address_and_no_rights(editor):
    url = "/beheer/accounts/user/add/"
    account = {"username": "sam", "email": "sam@example.org", "password1": "lang genoeg ww"}
    account |= {"password2": account["password1"], "usable_password": "true"}
    assert editor.post(url, account).status_code == 302
    new = User.objects.get(username="sam")
    assert (new.email, new.is_staff, new.is_superuser) == ("sam@example.org", False, False)
    again = editor.post(url, account | {"username": "sam2", "email": "SAM@example.org"})
    assert "Er is al een account met dit e-mailadres." in page_text(again)


def test_password_of_another_account_is_changed(editor):
    user = make_editor(username="sam")
    url = f"/beheer/accounts/user/{user.pk}/password/"
    assert editor.post(url, {"set-password": "", "password1": "", "password2": ""}).context["errors"]
    editor.post(url, {"set-password": "", "password1": "nieuw lang ww", "password2": "nieuw lang ww"})
    user.refresh_from_db()
    assert user.check_password("nieuw lang ww")


def test_rights_of_a_group_are_in_dutch_and_about_what_is_in_the_admin(editor):
    url = "/beheer/auth/group/add/"
    rights = texts(editor.get(url), "div[@id='id_permissions']//label")
    assert "verhaal: wijzigen" in rights
    assert not any("historical" in right or "sessi" in right for right in rights)
    labels = editor.get(url).context["adminform"].form.fields["permissions"].choices
    chosen = next(value for value, label in labels if label == "verhaal: wijzigen")
    editor.post(url, {"name": "Schrijvers", "permissions": [str(chosen)]})
    assert Group.objects.get(name="Schrijvers").permissions.get().codename == "change_story"


def test_rights_of_the_parts_of_a_form_are_not_lost_when_a_group_is_saved(editor):
    group = Group.objects.get(name="redacteur")
    before = set(group.permissions.values_list("codename", flat=True))
    url = f"/beheer/auth/group/{group.pk}/change/"
    assert editor.post(url, as_sent(editor.get(url))).status_code == 302
    assert set(group.permissions.values_list("codename", flat=True)) == before
