"""Known is who proved the address in this browser. Typing somebody's address skips no queue."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from netwerk.mail import links, trusted_author
from netwerk.mail.models import EmailAddress
from netwerk.publicforms.senders import email_digest
from stories.models import Comment
from tests.comment_form import Reader
from tests.factories import make_address, make_comment, make_story

pytestmark = pytest.mark.django_db
EMAIL = "marjan@example.org"


def request_with(cookie: str):
    request = RequestFactory().get("/verhalen/")
    request.COOKIES[trusted_author.NAME] = cookie
    return request


def cookie_of(email: str) -> str:
    response = HttpResponse()
    trusted_author.trust_author(response, email)
    return response.cookies[trusted_author.NAME].value


def prove(reader, address) -> None:
    link = links.confirm_link(address).removeprefix("http://127.0.0.1:8000")
    assert reader.post(link, reader.open(link)).status_code == 303


@pytest.fixture
def trusted():
    """An address with a comment that was approved."""
    make_comment(email=EMAIL)
    return make_address(EMAIL)


def test_known_writer_goes_straight_through(trusted):
    reader = Reader()
    prove(reader, trusted)
    reader.respond(make_story(), email="Marjan@Example.org")
    assert Comment.objects.first().status == "geplaatst"


def test_address_of_somebody_else_does_not_skip_the_queue(trusted):
    Reader().respond(make_story(), email=EMAIL)
    assert Comment.objects.first().status == "wacht"


def test_proof_of_one_address_is_no_proof_of_another(trusted):
    reader = Reader()
    prove(reader, make_address("ander@example.org"))
    reader.respond(make_story(), email=EMAIL)
    assert Comment.objects.first().status == "wacht"


def test_proven_address_without_an_approved_comment_waits():
    reader = Reader()
    prove(reader, make_address(EMAIL))
    reader.respond(make_story(), email=EMAIL)
    assert Comment.objects.first().status == "wacht"


def test_address_must_still_be_confirmed(trusted):
    cookie = cookie_of(EMAIL)
    assert trusted_author.is_trusted_author(request_with(cookie), EMAIL)
    EmailAddress.objects.update(confirmed_at=None)
    assert not trusted_author.is_trusted_author(request_with(cookie), EMAIL)


@pytest.mark.parametrize(
    "forge", [email_digest, lambda email: email, lambda email: cookie_of(email)[:-1] + "_", str]
)
def test_cookie_that_is_not_ours_proves_nothing(trusted, forge):
    assert not trusted_author.is_trusted_author(request_with(forge(EMAIL)), EMAIL)


def test_no_address_is_nobody():
    assert not trusted_author.is_trusted_author(request_with(cookie_of("")), "")


def test_cookie_is_for_the_server_alone_and_does_not_hold_the_address(settings):
    settings.SESSION_COOKIE_SECURE = True
    response = HttpResponse()
    trusted_author.trust_author(response, EMAIL)
    cookie = response.cookies["trusted_author"]
    assert "marjan" not in cookie.value
    assert (cookie["path"], cookie["max-age"]) == ("/verhalen/", 365 * 24 * 60 * 60)
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
