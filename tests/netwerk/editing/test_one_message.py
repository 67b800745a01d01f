"""A field that is wrong gets one message, and a true one: nothing is found out of a value that was refused."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from netwerk.editing.editor_form import EditorForm
from netwerk.editing.model_admin import EditorFields
from tests.admin_form import as_sent
from tests.factories import make_editor, make_organisation, make_term, make_topic
from tests.reader import texts

pytestmark = pytest.mark.django_db
TOO_LONG = "x" * 301


@pytest.mark.parametrize("name", ["x" * 101, "", " ", "x\u00ad" * 101])
def test_a_topic_with_a_wrong_name_is_told_once(editor, name):
    response = editor.post("/beheer/practices/topic/add/", {"name": name, "synonyms": "", "slug": ""})
    errors = response.context["adminform"].form.errors
    assert [len(messages) for messages in errors.values()] == [1]
    assert "Geef het onderwerp een naam." not in response.text


@pytest.mark.parametrize("make", [make_topic, make_term, make_organisation])
def test_every_field_that_is_too_long_is_told_once(editor, make):
    thing = make()
    meta = thing._meta
    address = f"/beheer/{meta.app_label}/{meta.model_name}/{thing.pk}/change/"
    sent = as_sent(editor.get(address))
    wrong = {
        name: [TOO_LONG * 2] for name, (value, *_) in sent.items() if name in {"name", "slug", "aliases"}
    }
    response = editor.post(address, sent | wrong)
    errors = response.context["adminform"].form.errors
    assert set(errors) == set(wrong)
    assert [len(messages) for messages in errors.values()] == [1] * len(wrong)
    assert len(texts(response, "ul[@class='errorlist']/li")) >= len(wrong)


def test_every_form_of_the_workplace_tells_it_once():
    request = RequestFactory().get("/")
    request.user = make_editor()
    forms = []
    for place in admin.site._registry.values():
        if isinstance(place, EditorFields):
            forms.append(place.get_form(request))
            forms += [
                inline.get_formset(request).form
                for inline in place.get_inline_instances(request)
                if isinstance(inline, EditorFields)
            ]
    assert len(forms) > 10
    assert [form for form in forms if not issubclass(form, EditorForm)] == []
