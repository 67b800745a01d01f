"""General rule G1 and rows 17, 18, 19, 39, 43: whatever is asked, the answer is never a 5xx."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.security.addresses import PLACE, filled, public_addresses, public_patterns

pytestmark = pytest.mark.django_db
ALLOWED = {200, 301, 302, 303, 304, 400, 403, 404, 405, 409, 410, 413, 414, 416, 417, 422, 429}
WRITING = ["POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "GE T"]
# Page numbers have a file of their own.
PARAMETERS = [
    "q",
    "p",
    "onderwerp",
    "organisatie",
    "soort",
    "fase",
    "niveau",
    "jaar",
    "persoon",
    "bron",
]
PARAMETERS += ["volgorde", "alle", "samenwerking", "format", "next"]

HOSTILE = [
    "",
    "0",
    "-1",
    "%20",
    "%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "%27%20OR%201=1--",
    "%27%3B%20DROP%20TABLE%20stories_story%3B--",
    "..%2f..%2f..%2fetc%2fpasswd",
    "....//....//",
    "%5c%5cevil.example%5cshare",
    "%25%25%25s%25n%7B%7B7*7%7D%7D%24%7Bx%7D",
    "%0d%0aSet-Cookie:%20a=b",
    "%ff%fe",  # no UTF-8
    "%c0%af",  # an overlong slash
    "%ed%a0%80",  # a lone surrogate
    "%f4%90%80%80",  # past the last character
    "%ef%bf%bf%ef%bf%be",  # noncharacters
    "%e2%80%ae%e2%80%8b",  # bidi override, zero width
    "%f0%9f%91%a9%e2%80%8d%f0%9f%92%bb",
    "e" + "%cc%81" * 300,
    "%d9%a3",
    "%",
    "%zz",
    "9" * 400,
    "1e309",
    "0000",
    "NaN",
    "a" * 5000,
    "-" * 40,
    "(" * 60,
    "%22" * 33,
    "a%20OR%20" * 60,
    "%26%7C!%3A*%3C-%3E",
]


def refused(visitor, address, method="GET", **extra):
    """What is wrong with the answer, or nothing."""
    answer = visitor.ask(address, method, **extra)
    if answer.status_code in ALLOWED:
        return []
    return [f"{method} {address[:150]}: {answer.status_code}"]


@pytest.mark.slow
def test_hostile_text_in_every_place_of_every_path(visitor):
    found = []
    for route, _ in public_patterns():
        for text in HOSTILE if PLACE.search(route) else []:
            found += refused(visitor, filled(route, text))
        found += refused(visitor, filled(route, HOSTILE[4]).rstrip("/"))
    assert found == []


def lists() -> list[str]:
    return [filled(route, "") for route, _ in public_patterns() if not PLACE.search(route)]


@pytest.mark.slow
def test_hostile_text_in_every_parameter_of_every_list(visitor, site):
    found = []
    for text in HOSTILE:
        query = "&".join(f"{name}={text}" for name in PARAMETERS)
        for address in lists():
            found += refused(visitor, f"{address}?{query}")
    assert found == []


@pytest.mark.slow
def test_odd_query_on_every_list(visitor, site):
    queries = ["&&&===", "a=b=c;d", "onderwerp[]=1", "=%ff", "%00=1", "q=" + "woord+" * 1000]
    queries += ["&".join(f"onderwerp=o{n}" for n in range(300)), "&".join(f"p{n}=1" for n in range(6000))]
    found = []
    for query in queries:
        for address in lists():
            found += refused(visitor, f"{address}?{query}")
    assert found == []


def test_every_page_answers_head_like_get(visitor, site):
    """Link checkers and monitors use HEAD."""
    for address in public_addresses(site):
        got, head = visitor.ask(address), visitor.ask(address, "HEAD")
        assert (head.status_code, head.content) == (got.status_code, b""), address
        assert head.headers.get("Content-Length") == str(len(got.content)), address
        assert head.headers["Content-Type"] == got.headers["Content-Type"], address


def test_pages_for_reading_refuse_to_be_written(visitor, site):
    for address in public_addresses(site):
        for method in WRITING:
            answer = visitor.ask(address, method)
            moved = answer.status_code == 301  # an old address of a feed leads on, whatever is asked
            assert answer.status_code == 405 or moved, (address, method, answer.status_code)
            assert not answer.cookies


def test_options_tells_what_a_page_allows(visitor, site):
    for address in public_addresses(site):
        answer = visitor.ask(address, "OPTIONS")
        assert "POST" not in answer.headers.get("Allow", "") or answer.status_code == 301, address


def test_override_headers_are_ignored(visitor):
    assert (
        visitor.ask("/", HTTP_X_HTTP_METHOD_OVERRIDE="DELETE", HTTP_X_METHOD_OVERRIDE="PUT").status_code
        == 200
    )
    assert visitor.ask("/", HTTP_X_ORIGINAL_URL="/beheer/", HTTP_X_REWRITE_URL="/beheer/").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/tips/%00", "/tips/?q=%00", "/tips/?%00=1", "/tips/a%00b/?pagina=2", "/beheer/?q=a%00b", "/%00"],
)
def test_nul_byte_in_the_address_is_a_400(visitor, address):
    assert visitor.ask(address).status_code == 400


PLACES = ["/", "/tips/", "/verhalen/feed.atom", "/static/css/base.css", "/beheer/", "/beheer/login/"]


def test_hostile_cookie(visitor):
    r"""Cookies may hold octal escapes: Django reads ``"\000"`` as a NUL byte."""
    found = []
    for name in ["sessionid", "csrftoken", "messages"]:
        for value in ['"\\000aaaaaaaaaaaa"', "x", '"\\377\\376\\355\\240\\200"', "a" * 4000, "%00" * 10, '"']:
            for path in PLACES:
                found += refused(visitor, path, HTTP_COOKIE=f"{name}={value}")
    assert found == []


def test_hostile_header(visitor):
    headers = [
        {"HTTP_IF_NONE_MATCH": '"' * 500},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 99 Foo 99999 99:99:99 GMT"},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 0000 00:00:00 GMT"},
        {"HTTP_RANGE": "bytes=9999999999999999999999-1"},
        {"HTTP_RANGE": "bytes=5-1,-0,\xff"},
        {"HTTP_ACCEPT": "\xff" * 300, "HTTP_ACCEPT_LANGUAGE": "nl;q=1e309,*-" + "a-" * 500},
        {
            "HTTP_ACCEPT_ENCODING": "br;q=NaN, gzip;q=-1",
            "HTTP_ORIGIN": "null",
            "HTTP_REFERER": "javascript:\xff",
        },
        {"HTTP_X_FORWARDED_FOR": "\xff, ::1%eth0, " * 50, "HTTP_X_FORWARDED_PROTO": "\xff"},
        {"CONTENT_LENGTH": "-1"},
        {"CONTENT_LENGTH": "veel"},
        {"CONTENT_LENGTH": "9" * 400},
        {"CONTENT_TYPE": "multipart/form-data; boundary=\xff"},
        {"CONTENT_TYPE": "multipart/form-data"},
        {"CONTENT_TYPE": ";" * 500},
        {"CONTENT_TYPE": 'text/plain; charset="'},
        {"CONTENT_TYPE": "application/x-www-form-urlencoded; charset=utf-7"},
    ]
    found = []
    for header in headers:
        for path in PLACES:
            found += refused(visitor, path, **header) + refused(visitor, path, "POST", **header)
    assert found == []


def test_nothing_is_found_beside_the_pages(visitor):
    """No source, no settings, no listing, no other software."""
    paths = "/.git/config /.env /manage.py /netwerk/urls.py /static/ /static/../netwerk/urls.py /media/"
    paths += (
        " /static/%2e%2e/manage.py /static//etc/passwd /media/../manage.py /__debug__/ /admin/ /.well-known/"
    )
    paths += " /db.sqlite3 /backup.sql.gz /server-status /wp-login.php /beheer.bak"
    for path in paths.split():
        assert visitor.ask(path).status_code in {400, 404}, path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.binary(max_size=40), query=st.binary(max_size=40))
def test_any_bytes(visitor, path, query):
    for start in ["/", "/tips/", "/onderwerpen/"]:
        assert refused(visitor, f"{start}{quote(path)}?{quote(query, safe='=&+')}") == []
