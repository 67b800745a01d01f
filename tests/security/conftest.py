"""A visitor who sees a 500 as an answer, and a site with something of every kind."""

from types import SimpleNamespace
from urllib.parse import unquote_to_bytes

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from tests.factories import (
    make_comment,
    make_comparison,
    make_editor,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
)
from tests.security.addresses import public_addresses

OURS_ONLY = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # the admin's files take seconds
MANIFEST = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}


class Visitor(Client):
    def __init__(self, **extra):
        super().__init__(raise_request_exception=False, **extra)

    def ask(self, address, method="GET", **extra):
        """The address goes to the site as it is: Django's client would mend what is odd about it."""
        path, _, query = address.partition("?")
        raw = {"PATH_INFO": unquote_to_bytes(path).decode("latin-1"), "QUERY_STRING": query}
        answer = self.generic(method, "/", **raw | extra)
        if answer.streaming:  # a static file
            answer.content_read = answer.getvalue()
        return answer


@pytest.fixture
def visitor():
    return Visitor()


@pytest.fixture
def editor():
    visitor = Visitor()
    visitor.force_login(make_editor())
    return visitor


def make_site():
    """One published thing of every kind; each can be reached from another."""
    topic = make_topic("vertrouwen", description="<p>Over vertrouwen.</p>", featured=True)
    organisation = make_organisation(name="Gemeente Testdam", website="https://www.example.org/testdam")
    person = make_practitioner(
        name="Noor de Wit", organisation=organisation, topics=[topic], website="https://www.example.org/noor"
    )
    series = make_series(title="Netwerken in delen", description="<p>Een reeks.</p>")
    fields = {"series": series, "topics": [topic], "authors": [person], "source_name": "De Testkrant"}
    story = make_story(title="Bellen werkt", series_position=1, source_url="https://example.org/a", **fields)
    other = make_story(title="Mailen werkt ook", series_position=2, **fields)
    other_tip = make_tip(parent=other, title="Mail pas daarna")
    make_text(parent=story, body="<h2>Eerst bellen</h2><p>Zo begint het netwerk.</p>")
    lesson = make_lesson(parent=story, title="Bel eerst", topics=[topic])
    make_picture(parent=story)
    make_comparison(parent=story)
    tip = make_tip(parent=story, title="Bel morgen iemand", lesson=lesson, topics=[topic])
    quote = make_quote(
        parent=story, speaker=person, organisation=organisation, text="Bellen is het begin.", topics=[topic]
    )
    term = make_term(name="netwerk", topic=topic, kind="rol")
    person.network_roles.add(term)
    comment = make_comment(story, name="Jan Reageert", body="Een reactie van een lezer.", tip=tip)
    reader_tip = make_reader_tip(title="Zet koffie", topics=[topic])
    tip_comment = make_comment(reader_tip, name="Ans Reageert", body="Koffie werkt ook bij ons.")
    return SimpleNamespace(
        story=story,
        comment=comment,
        reader_tip=reader_tip,
        tip_comment=tip_comment,
        series=series,
        lesson=lesson,
        tip=tip,
        other_tip=other_tip,
        quote=quote,
        practitioner=person,
        organisation=organisation,
        topic=topic,
        term=term,
    )


@pytest.fixture
def site(db):
    return make_site()


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Answer by address, of every public page; made once, as the tests only look at them."""
    with django_db_blocker.unblock(), transaction.atomic():
        answers = {address: Visitor().ask(address) for address in public_addresses(make_site())}
        transaction.set_rollback(True)
    return answers


@pytest.fixture(scope="session")
def static_root(tmp_path_factory):
    """The static files as production has them, with the names of their content."""
    folder = tmp_path_factory.mktemp("static")
    storages = settings.STORAGES | {"staticfiles": MANIFEST}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages, STATICFILES_FINDERS=OURS_ONLY):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder
