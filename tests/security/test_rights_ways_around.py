"""What the admin offers besides its pages obeys the table of ``test_rights.py`` too.

Windows that open over a form, ``_to_field``, filters in the address, the log of changes, what goes along when
something is deleted, and the link to a page of the site.
"""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from tests.factories import make_comment, make_editor, make_member, make_story
from tests.security.test_rights import EXPECTED, MAKE, ROLES

pytestmark = pytest.mark.django_db
ADMINS = {one.opts.label_lower: one for one in admin.site._registry.values()}
# What may be asked for letter by letter, as who may ask it can read it anyway.
READ_ANYWAY = {("beheerder", "accounts.user", "email"), ("beheerder", "mail.emailaddress", "email")}
SECRET = {"password", "form_token", "reporter", "digest"}


@pytest.fixture
def things():
    return {label: make() for label, make in MAKE.items()}


@pytest.fixture(params=ROLES)
def role(request, client, things):
    client.force_login(make_member(request.param, username="wie"))
    return request.param


def address(label, word, *args) -> str:
    return reverse(f"admin:{label.replace('.', '_')}_{word}", args=args)


def opens(client, where) -> bool:
    answer = client.get(where)
    assert answer.status_code in {200, 403}, where
    return answer.status_code == 200


@pytest.mark.slow
def test_windows_and_logs_are_for_who_may_open_the_page(client, role, things):
    for label, thing in things.items():
        may, pk = EXPECTED[label][role], ADMINS[label].opts.pk.name
        for query in ["_popup=1", f"_to_field={pk}", f"_popup=1&_to_field={pk}", "e=1"]:
            assert opens(client, f"{address(label, 'changelist')}?{query}") == ("L" in may), (label, query)
            assert opens(client, f"{address(label, 'add')}?{query}") == ("A" in may), (label, query)
            for word, letter in {"change": "V", "delete": "D", "history": "H"}.items():
                assert opens(client, f"{address(label, word, thing.pk)}?{query}") == (letter in may), (
                    label,
                    query,
                )
        assert opens(client, f"{address(label, 'history', thing.pk)}?logboek=1") == ("H" in may), label


def secrets(label) -> list[str]:
    fields = ADMINS[label].model._meta.concrete_fields
    return [field.name for field in fields if isinstance(field, models.EmailField) or field.name in SECRET]


def test_no_filter_in_the_address_tells_what_is_not_shown(client, role):
    for label in [label for label in MAKE if "L" in EXPECTED[label][role]]:
        for name in secrets(label):
            for query in [f"{name}__startswith=m", f"{name}__regex=^m", f"{name}=x"]:
                found = client.get(f"{address(label, 'changelist')}?{query}").status_code
                if (role, label, name) not in READ_ANYWAY:
                    assert found == 400, (label, query)


def test_no_filter_in_the_address_tells_of_what_it_leads_to(client, role):
    for label in [label for label in MAKE if "L" in EXPECTED[label][role]]:
        for field in ADMINS[label].model._meta.get_fields():
            for name in secrets(other(field)) if other(field) in ADMINS else []:
                query = f"{field.name}__{name}__startswith=m"
                assert client.get(f"{address(label, 'changelist')}?{query}").status_code == 400, (
                    label,
                    query,
                )


def other(field) -> str:
    return field.related_model._meta.label_lower if field.related_model else ""


def test_a_window_gives_no_other_field_than_a_form_needs(client, role):
    for label in [label for label in MAKE if "L" in EXPECTED[label][role]]:
        for name in secrets(label):
            for query in [f"_to_field={name}", f"_popup=1&_to_field={name}"]:
                assert client.get(f"{address(label, 'changelist')}?{query}").status_code == 400, (
                    label,
                    query,
                )


def counted(role) -> dict[str, int]:
    """How many there are of what this role may not delete."""
    kept = [label for label in MAKE if "D" not in EXPECTED[label][role]]
    return {label: ADMINS[label].model._base_manager.count() for label in kept}


def test_what_may_not_be_deleted_does_not_go_along(client, role, things):
    story = things["stories.story"]
    make_comment(story, email="marjan@geheim.example.org")
    before = counted(role)
    for label in [label for label in MAKE if "D" in EXPECTED[label][role]]:
        pk, page = things[label].pk, address(label, "delete", things[label].pk)
        assert "geheim.example.org" not in client.get(page).content.decode()
        client.post(page, {"post": "yes"})
        chosen = {"action": "delete_selected", "_selected_action": [pk], "post": "yes"}
        client.post(address(label, "changelist"), chosen)
    assert counted(role) == before


def test_no_list_is_a_form_and_nothing_is_saved_as_a_copy():
    """Each of them is another way to save."""
    assert [label for label, one in ADMINS.items() if one.list_editable or one.save_as] == []


def test_link_to_the_site_does_not_tell_of_what_may_not_be_seen(client):
    draft = make_story(published_at=None, title="Nog geheim")
    where = reverse("admin:view_on_site", args=[ContentType.objects.get_for_model(draft).pk, draft.pk])
    client.force_login(make_member("beheerder"))
    assert client.get(where).status_code == 403
    client.force_login(make_member("redacteur"))
    assert client.get(where).url.endswith(draft.get_absolute_url())


def test_a_superuser_may_everything_but_rewrite_what_happened(client, things):
    client.force_login(make_editor())
    for label, thing in things.items():
        assert opens(client, address(label, "changelist")), label
        assert opens(client, address(label, "change", thing.pk)), label
    for label in ["accounts.rightschange", "search.searchmiss", "mail.mail", "stories.report"]:
        assert client.post(address(label, "change", things[label].pk), {}).status_code == 403, label
