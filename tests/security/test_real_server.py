"""Gunicorn with the production settings, spoken to over a raw socket.

What Django's test client cannot send: broken HTTP. And what it never runs: the start in production.
"""

import os
import re
from pathlib import Path

import pytest
from django.db import connection

from tests.security.production import HOST, Server
from tests.security.test_headers import HEADERS

pytestmark = pytest.mark.django_db  # the server uses the test database, which is empty


@pytest.fixture(scope="module")
def server(django_db_setup, static_root, tmp_path_factory):
    url = re.sub(r"/[^/]*$", f"/{connection.settings_dict['NAME']}", os.environ["DATABASE_URL"])
    server = Server(tmp_path_factory.mktemp("web"), url, static_root)
    yield server
    server.stop()


def test_production_serves_pages_with_their_files(server):
    status, headers, body = server.get("/")
    assert status == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert {name: headers[name] for name in HEADERS} == HEADERS
    files = re.findall(r'<(?:link rel="stylesheet"|link rel="icon"|script)[^>]* (?:href|src)="([^"]+)"', body)
    assert files
    for address in files:
        status, headers, _ = server.get(address)
        assert status == 200, address
        assert "immutable" in headers["Cache-Control"]
        assert {name: headers[name] for name in HEADERS} == HEADERS


def test_plain_http_is_led_to_https(server):
    raw = server.send(b"GET /tips/ HTTP/1.1\r\nHost: netwerk.example.org\r\nConnection: close\r\n\r\n")
    assert raw.startswith(b"HTTP/1.1 301 ")
    assert b"Location: https://netwerk.example.org/tips/\r\n" in raw


@pytest.mark.parametrize("charset", ["rot13", "base64", "hex", "utf-7", "idna", "undefined", "x" * 300])
def test_charset_of_the_body_does_not_break_the_address(server, charset):
    status, headers, body = server.get("/?q=a%e9", f"Content-Type: text/plain; charset={charset}\r\n")
    assert status == 400
    assert '<html lang="nl"' in body
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_kept_page_is_not_for_an_unknown_host(server):
    assert server.get("/tips/")[0] == server.get("/tips/")[0] == 200
    raw = server.send(b"GET /tips/ HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Proto: https\r\n\r\n")
    assert raw.startswith(b"HTTP/1.1 400 ")
    assert b"evil" not in raw


@pytest.mark.parametrize(
    "raw",
    [
        "GET / HTTP/1.1\r\n\r\n",
        f"GET / HTTP/1.1\r\n{HOST}Host: evil.example\r\n\r\n",
        f"GET / HTTP/1.1\r\n{HOST}X-Forwarded-Proto: http\r\n\r\n",
        f"POST / HTTP/1.1\r\n{HOST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /beheer/",
        f"POST / HTTP/1.1\r\n{HOST}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        f"POST / HTTP/1.1\r\n{HOST}Content-Length: -3\r\n\r\nabc",
        f"POST / HTTP/1.1\r\n{HOST}Content-Length: 1_0\r\n\r\nabcdefghij",
        f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        f"POST / HTTP/1.1\r\n{HOST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        f"TRACE / HTTP/1.1\r\n{HOST}\r\n",
        f"CONNECT evil.example:80 HTTP/1.1\r\n{HOST}\r\n",
        f"GET / HTTP/9.9\r\n{HOST}\r\n",
        f"GET / JUNK\r\n{HOST}\r\n",
        f"GET  /  HTTP/1.1\r\n{HOST}\r\n",
        f"GET /\x00 HTTP/1.1\r\n{HOST}\r\n",
        f"GET /{'a' * 5000} HTTP/1.1\r\n{HOST}\r\n",
        f"GET / HTTP/1.1\r\n{HOST}X-A: {'a' * 9000}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{HOST * 60}\r\n",
        f"GET / HTTP/1.1\r\n{HOST}Nul: a\x00b\r\n\r\n",
        f"GET / HTTP/1.1\r\n{HOST}X-A: a\r\n b\r\n\r\n",
        f"GET / HTTP/1.1\r\n{HOST}Naam met spatie: a\r\n\r\n",
        "GET / HTTP/1.1\nHost: netwerk.example.org\n\n",
        "\x16\x03\x01\x02\x00\x01\x00",
    ],
)
def test_broken_http_is_refused_or_the_connection_is_closed(server, raw):
    for status in re.findall(r"HTTP/1\.[01] (\d+)", server.send(raw.encode("latin-1")).decode()):
        assert 400 <= int(status) < 500 or int(status) == 501  # the standard's answer to an unknown coding


def test_one_request_gets_one_answer(server):
    """What stands behind a request with a length and chunks is never taken for another request."""
    smuggled = "GET /robots.txt HTTP/1.1\r\nHost: netwerk.example.org\r\n\r\n"
    both = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    assert server.send(f"POST / HTTP/1.1\r\n{HOST}{both}{smuggled}".encode()).count(b"HTTP/1.1 ") <= 1


def test_absolute_address_does_not_change_the_host(server):
    status, _, body = server.get("https://evil.example/tips/")
    assert status in {200, 400}
    assert "evil.example" not in body


def test_no_log_line_is_made_by_a_visitor(server):
    """A line break in an address starts no line of its own, and a question is not in the log."""
    server.get("/nieuw%0aERROR:%20verzonnen%0d%0a/?q=geheim-woord")
    server.get("/tips%00/?q=geheim-woord")
    log = Path(server.log.name).read_text()
    assert "geheim-woord" not in log
    assert not re.search(r"^\s*ERROR: verzonnen", log, re.MULTILINE)
