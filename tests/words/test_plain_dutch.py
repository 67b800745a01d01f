"""Plain Dutch with "je" on every page, in every form and message: at all addresses, a reader's and an editor's."""

import re

import pytest
from django.db import transaction
from django.test import Client

from tests.browser.screens import make_things, screens
from tests.factories import make_editor
from tests.security.addresses import form_addresses, public_addresses
from tests.security.conftest import make_site
from tests.words.links import link_addresses
from tests.words.said import as_sent, said

pytestmark = pytest.mark.django_db
ENGLISH = (
    "the|and|you|your|add|change|delete|save|select|selected|search|choose|chosen|name|"
    "names|item|items|error|errors|please|field|fields|this|that|with|not|for|all|none|"
    "true|false|from|history|view|user|users|username|password|date|time|today|now|"
    "yesterday|tomorrow|page|required|must|been|were|successfully|by|hide|show|clear|"
    "toggle|remove|another|new|next|previous|more|result|results|tag|tags|object|objects|"
    "content|file|uploaded|submit|cancel|close|update|updated|undo|redo|bold|italic|"
    "first|email|plugin|plugins|region|clone|empty|value|values|by|comment|comments|"
    "story|quote|lesson|topic|topics|person|people|country|login|logout|skip|main|"
    "sorting|ascending|descending|enter|valid|ensure|does|has|have|can|cannot|"
    "could|would|should|will|are|an|go|back"
)
POLITE = ["u", "uw", "uzelf", "uwe"]
ARTICLES = [
    "De verhaal",
    "De onderwerp",
    "De begrip",
    "De citaat",
    "De account",
    "De woord",
    "Deze verhaal",
    "de e-mailadres",
]
STIFF = ["met succes", "succesvol", "oeps", "dient te", "gelieve", "middels", "dit veld is verplicht"]
WRONG = re.compile(
    rf"(?<![\w-])(?:{'|'.join([ENGLISH, *POLITE, *ARTICLES, *STIFF])})(?![\w-])",
    re.IGNORECASE,
)
# Words of one language that are also of another, or names.
FINE = re.compile(r"CC BY|-relatie: object \(\d+\)")  # the latter where a superuser deletes a group


def wrong(words: str) -> dict[str, str]:
    """What should not be there, with what stands around it."""
    words = FINE.sub(" ", words)
    return {m[0]: words[max(0, m.start() - 40) : m.end() + 40] for m in WRONG.finditer(words)}


def open_and_send(client, address) -> dict[str, str]:
    """What a page says, and what it says after an empty form and after its own form was sent."""
    opened = client.get(address, follow=True)
    found = {address: said(opened)}
    with transaction.atomic():
        found[f"{address} (empty)"] = said(client.post(address, {}, follow=True))
        transaction.set_rollback(True)
    if (fields := as_sent(opened)) is not None:
        with transaction.atomic():
            found[f"{address} (sent)"] = said(client.post(address, fields, follow=True))
            transaction.set_rollback(True)
    return found


def of_editors() -> dict[str, str]:
    editor = Client()
    found: dict[str, str] = {}
    editor.force_login(make_editor())
    for screen in screens(editor, make_things()):
        found |= open_and_send(editor, screen.address)
    return found


def of_readers() -> dict[str, str]:
    reader, site = Client(), make_site()
    found: dict[str, str] = {}
    for address in [*public_addresses(site), *form_addresses(site), *link_addresses(site)]:
        found |= open_and_send(reader, address)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("answers", [of_editors, of_readers])
def test_all_that_is_said_is_plain_dutch(answers):
    found: dict[str, list[str]] = {}
    for where, text in answers().items():
        for word, around in wrong(text).items():
            found.setdefault(word, []).append(f"{where}: {around}")
    assert {word: places[:3] for word, places in found.items()} == {}
