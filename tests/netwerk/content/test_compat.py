"""What Django and packages keep to themselves is still there, and still does what we use it for."""

import pytest
from django.contrib import admin
from django.contrib.admin.templatetags import admin_list
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from netwerk.accounts.models import User
from netwerk.content import compat
from practices.models import Lesson


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
