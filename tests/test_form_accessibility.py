"""What assistive technology and password managers are told of a field."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import make_comment, make_editor, make_story
from tests.reader import tree

pytestmark = pytest.mark.django_db
STATIC = Path(__file__).parent.parent / "static"


def controls(response) -> list:
    """The fields of the forms on the page, without those that nobody sees."""
    found = (field for tag in ("input", "textarea", "select") for field in tree(response).iter(tag))
    return [field for field in found if field.get("name") and field.get("type") != "hidden"]


def described_by(response) -> dict[str, list]:
    """For each error or help text that has an id: the elements that name it as their description."""
    found: dict[str, list] = {}
    for element in tree(response).iter():
        for identifier in (element.get("aria-describedby") or "").split():
            found.setdefault(identifier, []).append(element)
    return found


@pytest.fixture
def addresses() -> list[str]:
    story = make_story()
    comment = make_comment(story, number=1)
    return [
        reverse("stories:comment-create", args=[story.slug]),
        reverse("stories:comment-report", args=[story.slug, comment.uid]),
        reverse("practices:tip-send"),
        reverse("stories:my-comments-ask"),
    ]


def test_refused_field_says_so_and_leads_to_its_error(client, addresses):
    for address in addresses:
        response = client.post(address, {})
        assert response.status_code == 422, address
        descriptions, ids = described_by(response), {e.get("id") for e in tree(response).iter()}
        errors = {i for i in ids if i and i.endswith("_error")}
        assert errors, address
        assert errors <= descriptions.keys(), address
        assert descriptions.keys() <= ids, address
        refused = [field for field in controls(response) if field.get("aria-invalid") == "true"]
        assert refused, address
        summary = [a.get("href", "")[1:] for a in tree(response).findall(".//*[@id='fouten']//a")]
        assert summary, address
        assert set(summary) <= ids, address


def test_refused_field_of_the_admin_says_so(editor):
    response = editor.post(reverse("admin:practices_organisation_add"), {"name": ""})
    invalid = {field.get("name") for field in controls(response) if field.get("aria-invalid") == "true"}
    assert {"name", "kind"} <= invalid


def autocompletes(response) -> dict[str, str | None]:
    return {field.get("name"): field.get("autocomplete") for field in controls(response)}


def test_password_manager_can_fill_in_every_field_for_logging_in(settings):
    settings.SECOND_FACTOR = True
    client = Client()
    assert autocompletes(client.get("/beheer/login/")) == {
        "username": "username",
        "password": "current-password",
    }
    client.force_login(make_editor())
    code = autocompletes(client.get("/beheer/tweede-factor/instellen/"))
    assert code == {"code": "one-time-code"}


def test_password_manager_can_fill_in_a_new_password(editor):
    assert autocompletes(editor.get("/beheer/password_change/")) == {
        "old_password": "current-password",
        "new_password1": "new-password",
        "new_password2": "new-password",
    }


def test_no_script_forbids_pasting_into_a_field():
    """What is pasted is changed in the editor of rich text and in a title only."""
    listens = re.compile(r"""onpaste|addEventListener\(\s*["']paste["']""")
    assert {p.name for p in STATIC.rglob("*.js") if listens.search(p.read_text())} == {"paste-title.js"}
    assert "name$='-title'" in (STATIC / "admin_netwerk" / "paste-title.js").read_text()
