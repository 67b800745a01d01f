"""What Django and packages keep to themselves is still there, and still does what we use it for."""

import pytest
from content_editor.admin import ContentEditor
from django import forms
from django.contrib import admin
from django.contrib.admin.templatetags import admin_list
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models.signals import post_delete
from django.forms import formset_factory
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from netwerk.accounts.models import User
from netwerk.content import compat
from practices.models import Lesson, TaggedLesson, Topic
from stories.models import Comment, Story
from tests.factories import make_editor, make_lesson


def test_the_charset_of_a_body_does_not_decode_the_address():
    assert hasattr(WSGIRequest, "_set_content_type_params")
    sent = RequestFactory().get("/").environ | {"CONTENT_TYPE": "text/plain; charset=rot13"}
    sent["PATH_INFO"] = "/praktijk/é/".encode().decode("latin-1")
    request = compat.Utf8Request(sent)
    assert (request.path_info, request.encoding) == ("/praktijk/é/", None)
    assert (request.content_type, request.content_params) == ("text/plain", {"charset": "rot13"})


def test_a_lazy_value_says_whether_it_was_asked_for():
    lazy = SimpleLazyObject(lambda: "made")
    assert not compat.is_evaluated(lazy)
    assert str(lazy) == "made"
    assert compat.is_evaluated(lazy)


@pytest.mark.django_db
def test_a_transaction_says_what_it_will_call():
    def called() -> None: ...

    with transaction.atomic():
        before = compat.runs_on_commit(called)
        transaction.on_commit(called)
        assert (before, compat.runs_on_commit(called)) == (False, True)


def test_the_admin_says_which_models_it_has():
    assert compat.registered_admins(admin.site)[Lesson] is admin.site.get_model_admin(Lesson)


@pytest.mark.django_db
def test_an_account_says_that_its_password_was_set(django_user_model):
    user = User.objects.create_user("noor", password="een lange wachtzin")
    stored = User.objects.get(pk=user.pk)
    before = compat.is_password_set(stored)
    stored.set_password("een andere wachtzin")
    assert (before, compat.is_password_set(stored)) == (False, True)


def test_the_admin_shows_yes_and_no_as_we_say(monkeypatch):
    monkeypatch.setattr(admin_list, "_boolean_icon", admin_list._boolean_icon)
    compat.show_booleans_with(lambda value: f"told {value}")
    assert admin_list.display_for_value(True, "", boolean=True) == "told True"


def test_the_key_of_an_inline_is_known():
    assert compat.foreign_key_to(Topic, TaggedLesson) is TaggedLesson._meta.get_field("tag")
    with pytest.raises(ValueError, match="no ForeignKey"):
        compat.foreign_key_to(Lesson, Topic)


def test_a_part_that_goes_is_known_in_a_form_that_is_wrong():
    formset = formset_factory(OneField, can_delete=True)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-DELETE": "on", "form-1-text": ""}
    )
    assert not formset.is_valid()
    assert [compat.is_marked_for_deletion(formset, form) for form in formset.forms] == [True, False]


class OneField(forms.Form):
    text = forms.CharField()


@pytest.mark.django_db
def test_rows_go_in_one_statement_and_without_a_signal(django_assert_num_queries):
    make_lesson()
    heard = []
    post_delete.connect(heard.append, Lesson, weak=False, dispatch_uid="compat")
    try:
        with django_assert_num_queries(1):
            compat.delete_without_signals(Lesson.objects.all())
    finally:
        post_delete.disconnect(sender=Lesson, dispatch_uid="compat")
    assert (Lesson.objects.count(), heard) == (0, [])


@pytest.mark.django_db
def test_the_history_of_a_model_and_why_a_row_was_saved():
    lesson = make_lesson()
    lesson.__dict__[compat.CHANGE_REASON] = "Daarom"
    lesson.save()
    newest = compat.history_of(Lesson).filter(id=lesson.pk).latest("history_id")
    assert newest.history_change_reason == "Daarom"


def test_what_a_row_is_joined_to_is_in_the_history_of_some_models():
    joined = [model.__name__ for model in (Lesson, Story, Comment) if compat.has_joined_history(model)]
    assert joined == ["Story"]


@pytest.mark.django_db
def test_an_admin_answers_for_a_row_that_is_not_there():
    class Gone(compat.MissingRowMixin, admin.ModelAdmin):
        def response_missing(self, request, object_id):
            return HttpResponse(object_id, status=410)

    request = RequestFactory().get("/")
    request.user = make_editor()
    answer = Gone(Lesson, admin.site).change_view(request, "12")
    assert (answer.status_code, answer.content) == (410, b"12")


def test_the_block_editor_says_our_texts():
    class Texts(compat.BlockTextsMixin, ContentEditor):
        block_texts = {"delete": "Haal weg"}

    request = RequestFactory().get("/")
    editor = Texts(Story, admin.site)._content_editor_context(request, {"inline_admin_formsets": []})
    assert editor["messages"]["delete"] == "Haal weg"
    assert len(editor["messages"]) > 1
