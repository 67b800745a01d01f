"""Plain Dutch also where no link of a first look leads: popups, actions on rows, refusals, words for scripts."""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.browser.screens import make_things
from tests.factories import (
    make_comment,
    make_editor,
    make_member,
    make_organisation,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_topic,
)
from tests.words.said import as_sent, said
from tests.words.test_plain_dutch import wrong

pytestmark = pytest.mark.django_db
PASSWORD = "lang genoeg wachtwoord"  # of every account that the factories make
MODELS = list(admin.site._registry)


@pytest.fixture
def editor():
    client = Client()
    client.force_login(make_editor())
    return client


def complaints(answers: dict[str, object]) -> dict[str, dict[str, str]]:
    found = {where: wrong(said(answer)) for where, answer in answers.items()}
    return {where: words for where, words in found.items() if words}


def address(model, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_words_for_the_scripts(editor):
    answers = {"calendar, filters": editor.get("/beheer/jsi18n/")}
    assert "Vandaag" in said(answers["calendar, filters"])
    assert complaints(answers) == {}


def test_popups(editor):
    """A person or topic is made from the form of something else."""
    answers, things = {}, make_things()
    for model in MODELS:
        key = next((thing.pk for thing in things.get(model._meta.label_lower, [])), None)
        places = [address(model, "add")] + (
            [address(model, p, key) for p in ("change", "delete")] if key else []
        )
        for place in places:
            for more in ("?_popup=1", "?_to_field=id&_popup=1"):
                answers[place + more] = editor.get(place + more)
    assert {answer.status_code for answer in answers.values()} <= {200, 302, 403}
    assert len([answer for answer in answers.values() if answer.status_code == 200]) > 40
    assert complaints(answers) == {}


def test_actions_on_rows(editor):
    """Each action of a list: on nothing, with the question that is asked first, and carried out."""
    things, answers = make_things(), {}
    for model in MODELS:
        page = address(model, "changelist")
        keys = [thing.pk for thing in things.get(model._meta.label_lower, [])]
        listed = editor.get(page, follow=True)
        form = (listed.context or {}).get("action_form")
        names = [name for name, _ in form.fields["action"].choices if name] if form else []
        for name in [*names, ""]:
            for rows in ([], keys):
                sent = {"action": name, "index": "0", "_selected_action": rows}
                for more in ({}, {"bevestigd": "ja", "post": "yes"}):
                    with transaction.atomic():
                        answers[f"{page} {name} {len(rows)} {[*more]}"] = editor.post(
                            page, sent | more, follow=True
                        )
                        transaction.set_rollback(True)
    assert len(answers) > 60
    assert complaints(answers) == {}


@pytest.mark.parametrize("superuser", [True, False])
def test_deleting_what_is_in_use(superuser):
    """One by one and from the list; somebody may be allowed to delete the thing and not what belongs to it."""
    person, topic, series = (
        make_practitioner(organisation=make_organisation()),
        make_topic("bellen"),
        make_series(),
    )
    story = make_story(authors=[person], topics=[topic], series=series)
    make_quote(parent=story, speaker=person, organisation=person.organisation)
    make_comment(story)
    client, answers = Client(), {}
    client.force_login(make_editor() if superuser else make_member("redacteur", "beheerder"))
    for thing in (person, person.organisation, topic, series, story):
        place = address(type(thing), "delete", thing.pk)
        answers[place] = client.get(place, follow=True)
        answers[f"{place} (sent)"] = client.post(place, {"post": "yes"}, follow=True)
        chosen = {"action": "delete_selected", "index": "0", "_selected_action": [thing.pk]}
        listed = address(type(thing), "changelist")
        answers[listed] = client.post(listed, chosen, follow=True)
        answers[f"{listed} (sent)"] = client.post(listed, chosen | {"post": "yes"}, follow=True)
    assert complaints(answers) == {}


def test_saving_and_going_on(editor):
    things, answers = make_things(), {}
    for model in MODELS:
        for thing in things.get(model._meta.label_lower, [])[:1]:
            page = address(model, "change", thing.pk)
            fields = as_sent(editor.get(page))
            for button in ("_save", "_continue", "_addanother") if fields else ():
                with transaction.atomic():
                    answers[f"{page} {button}"] = editor.post(page, fields | {button: "1"}, follow=True)
                    transaction.set_rollback(True)
    assert len(answers) > 20
    assert complaints(answers) == {}


def test_what_is_not_there_and_lists_with_a_mistake(editor):
    answers = {}
    for model in MODELS:
        for page in ("change", "delete", "history"):
            answers[address(model, page, "999999")] = editor.get(address(model, page, "999999"), follow=True)
        for query in ("?e=1", "?nergens=1", "?p=9999", "?q=zzz", "?o=99"):
            answers[address(model, "changelist") + query] = editor.get(
                address(model, "changelist") + query, follow=True
            )
    answers["nowhere"] = editor.get("/beheer/nergens/")
    assert complaints(answers) == {}


@pytest.mark.parametrize("role", ["redacteur", "moderator"])
def test_what_somebody_may_not_do(role):
    client, answers = Client(), {}
    client.force_login(make_member(role))
    for model in MODELS:
        answers[str(model._meta)] = client.get(address(model, "changelist"), follow=True)
        answers[f"{model._meta} add"] = client.get(address(model, "add"), follow=True)
    assert {403, 200} <= {answer.status_code for answer in answers.values()}
    assert complaints(answers) == {}


def test_the_way_in_and_out(settings):
    settings.SECOND_FACTOR = True
    client = Client()
    make_member("redacteur", username="sam")
    login = {"username": "sam", "password": PASSWORD}
    answers = {
        "login": client.get("/beheer/login/"),
        "nothing": client.post("/beheer/login/", {}),
        "wrong": client.post("/beheer/login/", login | {"password": "mis"}),
        "right": client.post("/beheer/login/", login, follow=True),
        "set up": client.get("/beheer/tweede-factor/instellen/"),
        "set up wrong": client.post("/beheer/tweede-factor/instellen/", {"code": "12"}),
        "code": client.get("/beheer/tweede-factor/code/", follow=True),
        "out": client.post("/beheer/logout/", follow=True),
    }
    off = make_member("redacteur", username="weg", is_active=False)
    answers["switched off"] = client.post("/beheer/login/", {"username": off.username, "password": PASSWORD})
    assert complaints(answers) == {}


def test_changing_the_own_password(editor):
    page, user = "/beheer/password_change/", get_user_model().objects.get()
    user.set_password(PASSWORD)
    user.save()
    editor.force_login(user)
    tries = [
        ("mis", "kort", "kort"),
        (PASSWORD, "12345678", "12345678"),
        (PASSWORD, "een lang nieuw woord", "anders"),
    ]
    tries.append((PASSWORD, "een lang nieuw woord", "een lang nieuw woord"))
    answers = {"form": editor.get(page)}
    for old, new, again in tries:
        fields = {"old_password": old, "new_password1": new, "new_password2": again}
        answers[f"{new} {again}"] = editor.post(page, fields, follow=True)
    assert "password_change/done" in str(answers["een lang nieuw woord een lang nieuw woord"].redirect_chain)
    assert complaints(answers) == {}
