"""The HTML of what no link leads to: forms and their refusals, error pages, and the screens of the admin."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client, RequestFactory

from netwerk.http import errors
from tests import nu_checker
from tests.browser.screens import is_page, keys
from tests.comment_form import Reader
from tests.factories import (
    make_comment,
    make_draft,
    make_editor,
    make_lesson,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_review,
    make_story,
    make_submission,
    make_tip,
    make_topic,
    make_waiting,
)
from tests.security.addresses import admin_patterns, filled, form_addresses

pytestmark = pytest.mark.django_db
ODD = {"name": "<b>x</b>", "email": "geen adres", "title": "&", "explanation": "x\x01y", "body": ""}


DJANGO = ("_add", "_changelist", "_delete", "_history", "_change")
LISTS = ["/beheer/stories/comment/", "/beheer/stories/report/", "/beheer/stories/story/"]
# Of Django's own templates: the list of models, and an empty choice.
OF_DJANGO = ("A table row was 2 columns wide", "Element “option” without attribute “label”")


def html(response) -> str:
    return response.content.decode()


def form_pages() -> dict[str, str]:
    """Each form for everybody, empty and refused; and one that was sent too often."""
    story = make_story()
    makers = {"tip": make_tip, "lesson": make_lesson, "quote": make_quote}
    things = {name: make(parent=story) for name, make in makers.items()}
    person = things["quote"].speaker
    site = SimpleNamespace(story=story, comment=make_comment(story), practitioner=person, **things)
    site.reader_tip = make_reader_tip()
    site.tip_comment = make_comment(site.reader_tip)
    pages: dict[str, str] = {}
    for address in form_addresses(site):
        reader = Reader()
        shown = reader.get(address)
        refused = reader.post(address, ODD | reader.open(address))
        assert (shown.status_code, refused.status_code) == (200, 422), address
        pages |= {address: html(shown), f"{address} (422)": html(refused)}
    reader = Reader()
    for number in range(4):
        answer = reader.respond(story, body=f"Reactie {number}")
    assert answer.status_code == 429
    return pages | {"429": html(answer), "an own comment": html(reader.get(story.get_absolute_url()))}


def error_pages() -> dict[str, str]:
    client = Client()
    request: Any = RequestFactory().get("/x/")
    request.csp_nonce = ""
    strict = Client(enforce_csrf_checks=True)
    typed = {"body": "Dit schreef <ik> & meer.", "name": "Marjan"}
    answers = {
        "400 with a NUL": client.get("/tips/%00"),
        "400 with a NUL in the question": client.get("/tips/?q=%00"),
        "403": errors.permission_denied(request),
        "403 of a form": strict.post("/tips/insturen/", typed),
        "404 with what was typed": client.post("/bestaat-niet/", typed),
        "404 with odd signs": client.get("/%01%1f%7f%c2%85%ef%bf%bf\"'<b>&/"),
        "410": errors.gone_page(request),
        "413": errors.too_large(request, typed),
        "500": errors.server_error(request),
        "503": errors.unavailable([*typed.values()]),
    }
    for name, answer in answers.items():
        assert str(answer.status_code) == name[:3]
    return {name: html(answer) for name, answer in answers.items()}


def admin_pages() -> dict[str, str]:
    """Those that we made: what is at an address of Django's own is Django's."""
    client = Client()
    pages = {"login": html(client.get("/beheer/login/"))}
    client.force_login(make_editor())
    story = make_draft()
    make_review(story)
    things = {
        "stories.story": [story],
        "stories.comment": [make_waiting()],
        "practices.topic": [make_topic()],
        "practices.practitioner": [make_practitioner()],
        "practices.submission": [make_submission()],
    }
    own = [
        (route, name) for route, name in admin_patterns() if not name.endswith(DJANGO) and name != "logout"
    ]
    addresses = [filled(route, str(key)) for route, name in own for key in keys(route, things)]
    answers = {address: client.get(address) for address in [*addresses, *LISTS]}
    return pages | {address: html(answer) for address, answer in answers.items() if is_page(answer)}


def test_html_of_forms_and_their_refusals_is_valid(tmp_path):
    assert nu_checker.problems(form_pages(), tmp_path) == {}


def test_html_of_error_pages_is_valid(tmp_path):
    assert nu_checker.problems(error_pages(), tmp_path) == {}


def test_html_of_the_admin_is_valid(tmp_path):
    pages = admin_pages()
    assert len(pages) > 20
    found = nu_checker.problems(pages, tmp_path)
    ours = {name: [p for p in problems if not p.startswith(OF_DJANGO)] for name, problems in found.items()}
    assert {name: problems for name, problems in ours.items() if problems} == {}
