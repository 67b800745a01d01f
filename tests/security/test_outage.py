"""Faults 4.4 to 4.6 as far as this site has them: the database goes away under gunicorn, and comes back."""

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection

from tests.security.production import Server
from tests.security.test_headers import HEADERS

pytestmark = pytest.mark.django_db
LONGEST = 3  # seconds: what a reader is promised


class Relay:
    """A port before the database server that refuses connections until it is opened."""

    def __init__(self):
        self.sockets = [socket.socket()]
        self.sockets[0].bind(("127.0.0.1", 0))
        self.port = self.sockets[0].getsockname()[1]
        self.moves = threading.Event()
        self.moves.set()

    def freeze(self):
        """As a server whose processes are stopped: every connection stays, the next is accepted, nothing is said."""
        self.moves.clear()

    def thaw(self):
        self.moves.set()

    def open(self):
        self.sockets[0].listen()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with suppress(OSError):  # closed at the end of the test
            while True:
                client, _ = self.sockets[0].accept()
                self.moves.wait()
                server = connect_to_database()
                self.sockets += [client, server]
                for pair in [(client, server), (server, client)]:
                    threading.Thread(target=self.pump, args=pair, daemon=True).start()

    def pump(self, source, target):
        with suppress(OSError):
            while part := source.recv(65536):
                self.moves.wait()
                target.sendall(part)

    def close(self):
        self.moves.set()
        for end in self.sockets:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def connect_to_database():
    info = connection.get_connection_params()
    host, port = info.get("host", "localhost"), int(info.get("port") or 5432)
    if not host.startswith("/"):
        return socket.create_connection((host, port))
    server = socket.socket(socket.AF_UNIX)
    server.connect(f"{host}/.s.PGSQL.{port}")
    return server


@pytest.fixture
def relay():
    relay = Relay()
    yield relay
    relay.close()


@pytest.fixture
def server(relay, static_root, tmp_path):
    info = connection.settings_dict
    account = f"{info['USER']}:{info['PASSWORD']}" if info["PASSWORD"] else info["USER"]
    server = Server(tmp_path, f"postgresql://{account}@127.0.0.1:{relay.port}/{info['NAME']}", static_root)
    yield server
    server.stop()


def test_pages_are_503_during_an_outage_and_right_after_it_back(server, relay):
    assert (
        server.get("/gezond/leeft/")[0] == 200
    )  # the first answer of a process is slow, with or without database
    for address in ["/", "/tips/", "/gezond/"]:
        started = time.monotonic()
        status, headers, body = server.get(address)
        assert time.monotonic() - started < 10  # nobody waits for ever
        assert (status, headers["Retry-After"]) == (503, "5"), address
        assert "no-store" in headers["Cache-Control"]
        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert "psycopg" not in body
    relay.open()
    started = time.monotonic()
    assert server.get("/")[0] == 200
    assert time.monotonic() - started < 5


def test_what_was_read_before_stays_readable_during_an_outage(server, relay):
    relay.open()
    assert [server.get(address)[0] for address in ("/", "/tips/", "/tips/feed.atom")] == [200] * 3
    relay.close()
    for address in ("/", "/tips/", "/tips/feed.atom"):
        status, headers, body = server.get(address)
        assert (status, headers["Cache-Control"]) == (200, "no-store"), address
        assert ("Er is nu een storing." in body) is not address.endswith(".atom")
        assert {name: headers[name] for name in HEADERS} == HEADERS
    assert server.get("/verhalen/")[0] == 503  # nobody read it before


def timed(server, address):
    """Its status, whether it is a page in Dutch that says when to come back, and that nobody waited too long."""
    started = time.monotonic()
    status, headers, body = server.get(address)
    assert time.monotonic() - started < LONGEST, address
    if status == 503:
        assert "Retry-After" in headers
        assert 'lang="nl"' in body or headers["Content-Type"].startswith("text/plain")
    return status


def at_once(server, *addresses):
    with ThreadPoolExecutor(len(addresses)) as pool:
        return list(pool.map(lambda address: timed(server, address), addresses))


def test_frozen_database_keeps_nobody_waiting(server, relay):
    relay.open()
    assert [server.get(address)[0] for address in ("/", "/gezond/klaar/", "/tips/")] == [200, 200, 200]
    relay.freeze()
    for _ in range(3):
        assert timed(server, "/gezond/leeft/") == 200
        assert [timed(server, address) for address in ("/", "/tips/")] == [200, 200]
        assert [timed(server, address) for address in ("/verhalen/", "/gezond/klaar/")] == [503, 503]
    time.sleep(2.1)  # what this worker found out is forgotten: four threads find out at once
    busy = at_once(server, "/verhalen/", "/lessen/", "/citaten/", "/mensen/", "/", "/tips/", "/begrippen/")
    assert sorted(busy) == [200, 200, 503, 503, 503, 503, 503]
    relay.thaw()
    time.sleep(2.1)
    assert timed(server, "/verhalen/") == 200


def test_locked_table_stops_only_the_pages_that_need_it(server, relay):
    relay.open()
    assert [server.get(address)[0] for address in ("/", "/tips/")] == [200, 200]
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE stories_comment, stories_story IN ACCESS EXCLUSIVE MODE")
    for _ in range(2):
        assert timed(server, "/verhalen/") == 503
    busy = at_once(server, *["/verhalen/"] * 4, "/", "/gezond/klaar/", "/gezond/leeft/")
    assert busy == [503, 503, 503, 503, 200, 200, 200]
    assert "Er is nu een storing." not in server.get("/")[2]  # the page itself, not a copy for want of better
