"""As little as possible is kept, and an e-mail address stays in the database."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client

from netwerk.http.logs import HideTokens
from netwerk.mail.models import EmailAddress
from netwerk.publicforms.senders import email_digest
from stories.models import Correction, Report
from stories.privacy.erase import erase
from stories.privacy.links import link_for
from tests.every_column import find_everywhere
from tests.factories import make_comment, make_nonce, make_reader_tip, make_submission
from tests.security.addresses import public_addresses

pytestmark = pytest.mark.django_db
CANARY = "kanarie@geel.example.org"
TRACE = re.compile(r"(^|_)(ip|addr|remote|agent|useragent|browser|referer|referrer|fingerprint|host)(_|$)")
SENT = {"HTTP_USER_AGENT": "Kanariebrowser/7", "HTTP_REFERER": "https://kanarie.example.org/"}


def test_no_model_has_a_field_for_an_address_of_a_computer_or_a_browser():
    for model in apps.get_models():
        for field in model._meta.get_fields():
            assert not isinstance(field, models.GenericIPAddressField), field
            assert not TRACE.search(field.name), field


def test_no_column_holds_the_computer_or_the_browser_after_a_comment(site):
    visitor = Client(REMOTE_ADDR="198.51.100.77", **SENT)
    address = f"/verhalen/{site.story.slug}/reageren/"
    fields = {"name": "Marjan", "email": CANARY, "body": "Dat herken ik.", "kind": "", "laat_leeg": ""}
    answer = visitor.post(address, fields | {"nonce": make_nonce("comment")})
    assert answer.status_code in {302, 303}
    assert find_everywhere(CANARY)
    for trace in ["198.51.100", "Kanariebrowser", "kanarie.example.org"]:
        assert find_everywhere(trace) == []


@pytest.fixture
def canary(site):
    """The address wherever a reader can leave it, on a site with something of every kind."""
    tip = make_reader_tip(contributor_name="Marjan")
    comment = make_comment(site.story, email=CANARY, tip=site.tip, made_into=tip)
    make_comment(site.story, email=CANARY, reply_to=comment)
    make_comment(site.story, email=CANARY, status="ingetrokken", number=9)
    accepted = make_submission(email=CANARY, status="aangenomen", may_be_named=True, name="Marjan")
    accepted.tip.published_at = site.story.published_at
    accepted.tip.save()
    Report.objects.create(comment=comment, reason="anders", email=CANARY, reporter="x")
    Correction.objects.create(story=site.story, note="Klopt niet", email=CANARY)
    EmailAddress.objects.create(email=CANARY)
    return site


def test_address_is_on_no_page_in_no_feed_and_in_no_json_ld(visitor, canary):
    more = [tip.get_absolute_url() for tip in type(canary.tip).objects.published()]
    for address in {*public_addresses(canary), *more}:
        answer = visitor.ask(address)
        text = answer.content.decode().casefold()
        for trace in ["kanarie", "geel.example", email_digest(CANARY)]:
            assert trace not in text, address
        assert "gravatar" not in text
        assert not [name for name, value in answer.headers.items() if "kanarie" in value]


@pytest.mark.parametrize("keep_words", [True, False])
def test_address_is_nowhere_after_erasing(canary, keep_words):
    assert len(find_everywhere(CANARY)) >= 5
    erase(CANARY, keep_words=keep_words)
    assert find_everywhere("kanarie") == []


def test_no_log_line_holds_the_address_or_the_link(visitor, canary, caplog):
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["tokens"]
    path = link_for(CANARY).partition("/mijn-reacties/")[2]
    visitor.post("/mijn-reacties/", {"email": CANARY, "nonce": "x"})
    with caplog.filtering(HideTokens()):
        for method in ["GET", "POST", "PUT", "HEAD"]:
            for more in ["", "gegevens.json", "wissen/", "iets-anders/"]:
                visitor.ask(f"/mijn-reacties/{path}{more}", method=method)
    assert "kanarie" not in caplog.text
    assert "Method Not Allowed (PUT): /mijn-reacties/[code]/" in caplog.text
    assert path.strip("/") not in caplog.text
