"""What editors read in the admin is Dutch, and written by us."""

import pytest
from django.contrib import admin
from django.forms.utils import pretty_name
from django.urls import reverse

from netwerk.content.local_apps import local_apps
from tests.factories import make_editor

pytestmark = pytest.mark.django_db
# The same word in both languages.
SAME = {"Slug", "Status", "Website", "Tip"}


def own_admins():
    own = {app.label for app in local_apps()}
    return [a for a in admin.site._registry.values() if a.opts.app_label in own]


def forms(model_admin, request):
    yield model_admin.get_form(request)
    for inline in model_admin.get_inline_instances(request):
        yield inline.get_formset(request).form


@pytest.mark.parametrize("model_admin", own_admins(), ids=lambda a: a.model.__name__)
def test_every_field_of_the_admin_has_a_label_of_ours(model_admin, rf):
    request = rf.get("/")
    request.user = make_editor()
    labels = {
        name: str(field.label)
        for form in forms(model_admin, request)
        for name, field in form.base_fields.items()
        if not field.widget.is_hidden
    }
    english = {name for name, label in labels.items() if label == pretty_name(name) and label not in SAME}
    assert english - {"region", "ordering"} == set()  # the content editor fills these in


@pytest.mark.parametrize("model_admin", own_admins(), ids=lambda a: a.model.__name__)
def test_every_model_of_the_admin_has_a_name_in_singular_and_plural(model_admin):
    name = "".join(f" {c}" if c.isupper() else c for c in model_admin.model.__name__).lower().strip()
    names = {str(model_admin.opts.verbose_name), str(model_admin.opts.verbose_name_plural)}
    assert len(names) == 2
    assert name not in {word for word in names if word.capitalize() not in SAME}


def test_the_admin_itself_speaks_dutch(client):
    client.force_login(make_editor())
    for name in ("admin:index", "admin:stories_story_changelist", "admin:stories_story_add"):
        content = client.get(reverse(name)).content.decode()
        assert 'lang="nl' in content
        assert [word for word in (">Save", ">Delete", ">Home<", "Add another") if word in content] == []
