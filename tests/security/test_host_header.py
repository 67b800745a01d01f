"""The site believes no host that a request names, and sends nobody elsewhere."""

import re

import pytest
from django.urls import reverse

from tests.factories import make_draft, make_editor, make_story, make_topic
from tests.security.addresses import public_addresses

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
ID = "tag:127.0.0.1,"
BAD_HOSTS = [
    "evil.example",
    "evil.example:80",
    "testserver.evil.example",
    "testserver@evil.example",
    "testserver:evil",
]
BAD_HOSTS += [
    "testserver, evil.example",
    "testserver/",
    "testserver#",
    "[::1",
    "",
    " ",
    "a" * 3000,
    "evil.example\x00",
]
BAD_HOSTS += ["\xff", ".testserver", "127.0.0.1.evil.example", "http://testserver", "localhost\\evil"]
FORWARDED = {
    "HTTP_X_FORWARDED_HOST": "evil.example",
    "HTTP_X_HOST": "evil.example",
    "HTTP_X_FORWARDED_SERVER": "evil.example",
    "HTTP_FORWARDED": "host=evil.example;proto=https",
    "HTTP_X_FORWARDED_PREFIX": "/evil.example",
    "HTTP_X_SCRIPT_NAME": "/evil.example",
    "HTTP_X_FORWARDED_PORT": "666",
}
ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https:///evil.example",
]
ELSEWHERE += [
    "https://evil.example",
    "\thttps://evil.example",
    "\\\\evil.example",
    "http://testserver@evil.example",
]
ELSEWHERE += [
    "javascript:alert(1)",
    "data:text/html,x",
    "/%09/evil.example",
    "//evil.example/%2f..",
    "\x00//evil.example",
]


def stays(location):
    """A path on the same host, as a browser reads it."""
    return re.match(r"/(?![/\\])", location) is not None


def test_unknown_host_gets_a_400_that_does_not_repeat_it(visitor):
    for host in BAD_HOSTS:
        for path in ["/tips", "/beheer"]:  # what would be redirected
            answer = visitor.ask(path, HTTP_HOST=host)
            assert answer.status_code == 400, host
            assert b"evil" not in answer.content
            assert "Location" not in answer.headers


def test_forwarded_hosts_change_nothing(visitor, site):
    for address in public_addresses(site):
        plain, forwarded = visitor.ask(address), visitor.ask(address, **FORWARDED)
        assert forwarded.content == plain.content, address
        assert "evil" not in str(forwarded.headers), address


def test_pages_name_the_site_and_not_the_host_of_the_request(visitor, site, settings):
    settings.ALLOWED_HOSTS = ["een.example", "twee.example"]
    for address in public_addresses(site):
        one, two = (visitor.ask(address, HTTP_HOST=host) for host in settings.ALLOWED_HOSTS)
        assert one.content == two.content, address
        assert b"een.example" not in one.content, address
        assert one.headers.get("Location") == two.headers.get("Location")


def test_addresses_in_sitemap_and_feeds_are_of_the_site(visitor, site):
    for address in [a for a in public_addresses(site) if a.endswith((".xml", ".atom"))]:
        text = visitor.ask(address).content.decode()
        found = re.findall(r"<(?:loc>([^<]+)<|link[^>]+href=\"([^\"]+)\")", text)
        assert found
        assert [a or b for a, b in found if not (a or b).startswith(f"{SITE}/")] == [], address
        assert [one for one in re.findall("<id>([^<]+)<", text) if not one.startswith(ID)] == [], address


@pytest.mark.parametrize(
    "start", ["//evil.example", "/\\evil.example", "///evil.example", "/%2f/evil.example"]
)
def test_missing_slash_leads_to_no_other_host(visitor, site, start):
    for rest in ["", "/tips", "/..//tips", "/%2e%2e/tips", "/tips%2f..", "/beheer", "/verhalen/bellen-werkt"]:
        location = visitor.ask(start + rest).headers.get("Location", "/")
        assert stays(location), (start + rest, location)


def test_every_redirect_is_a_path(visitor, site):
    story, topic = make_story(slug="vroeger"), make_topic("nabijheid", merged_into=site.topic)
    story.slug = "later"
    story.save()
    for address in [
        "/tips",
        "/tips?x=//evil.example",
        "/verhalen/vroeger/",
        topic.get_absolute_url(),
        "/feed/tips/",
    ]:
        answer = visitor.ask(address)
        assert answer.status_code == 301, address
        assert stays(answer.headers["Location"])


def test_first_contact_is_led_to_https_on_the_same_host(visitor, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["netwerk.example.org"]
    answer = visitor.ask("/tips/?pagina=2", HTTP_HOST="netwerk.example.org")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        "https://netwerk.example.org/tips/?pagina=2",
    )
    assert visitor.ask("/tips/", HTTP_HOST="evil.example").status_code == 400


def test_login_leads_to_no_other_host(visitor, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast
    user = make_editor(password="een heel lang wachtwoord")
    form = {"username": user.username, "password": "een heel lang wachtwoord"}
    for elsewhere in ELSEWHERE:
        answer = visitor.post(reverse("admin:login"), form | {"next": elsewhere})
        assert answer.status_code == 302
        assert stays(answer.headers["Location"]), elsewhere
        visitor.logout()


def test_shortcut_of_the_admin_stays_on_the_site(editor):
    """Django's "view on site" makes an absolute address of the host of the request."""
    from django.contrib.contenttypes.models import ContentType

    story = make_draft()
    kind = ContentType.objects.get_for_model(story)
    location = editor.get(reverse("admin:view_on_site", args=[kind.pk, story.pk])).headers["Location"]
    assert location == f"http://testserver{story.get_absolute_url()}"
