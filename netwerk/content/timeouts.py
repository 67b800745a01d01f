"""Every wait for the database ends: one limit by PostgreSQL for each kind, one of ours for when it stands still."""

import socket
from collections.abc import Generator
from contextlib import suppress
from time import monotonic
from typing import Any

import psycopg
from psycopg.waiting import READY_NONE

# Of a page, and of a command: that may work for as long as it needs, but does not hold up the site.
PAGE = {"statement_timeout": "5s", "lock_timeout": "2s", "idle_in_transaction_session_timeout": "10s"}
COMMAND = {"statement_timeout": "0", "lock_timeout": "10s", "idle_in_transaction_session_timeout": "10min"}
MIGRATION = "1s"  # for a lock: every page that needs the table queues behind it
# For a network that drops everything: seconds, of which libpq waits for two at least, and for the last milliseconds.
NETWORK = {
    "connect_timeout": 2,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
POOL = 1  # seconds for a free connection

QUIET = 0.5  # seconds without a word, before we ask whether anybody is there
ANSWER = 0.5  # seconds for that answer
GONE_FOR = 2  # seconds in which nobody asks again
SSL_REQUEST = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")  # any server answers it with one letter


def limits(kind: dict[str, str], given: str = "") -> str:
    """As libpq takes them, after the ``options`` of DATABASE_URL."""
    return " ".join([given, *(f"-c {name}={value}" for name, value in kind.items())]).strip()


class Connection(psycopg.Connection[Any]):
    """One that gives up when the server is frozen: that breaks no connection, and no limit of the server ends it."""

    gone_until = 0.0  # of the whole process: the next one need not find out again

    def wait(self, gen: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().wait(self._watched(gen), *args, **kwargs)
        except Frozen:
            self.pgconn.finish()
            raise

    def _watched(self, gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
        if is_frozen():
            raise Frozen
        asked_at, ready = monotonic(), None
        while True:
            try:
                state = gen.send(ready)
            except StopIteration as done:
                return done.value
            ready = yield state
            if ready == READY_NONE and monotonic() - asked_at > QUIET:
                if not answers(self.pgconn):
                    Connection.gone_until = monotonic() + GONE_FOR
                    raise Frozen
                asked_at = monotonic()


def is_frozen() -> bool:
    """Whether somebody in this process found out just now."""
    return monotonic() < Connection.gone_until


class Frozen(psycopg.OperationalError):
    def __init__(self) -> None:
        super().__init__("the database server does not answer")


def answers(pgconn: Any) -> bool:
    """Whether the server says anything to somebody new."""
    host, port = (pgconn.hostaddr or pgconn.host).decode(), int(pgconn.port or 5432)
    family = socket.AF_UNIX if host.startswith("/") else socket.AF_INET6 if ":" in host else socket.AF_INET
    with suppress(OSError), socket.socket(family) as probe:
        probe.settimeout(ANSWER)
        probe.connect(f"{host}/.s.PGSQL.{port}" if family == socket.AF_UNIX else (host, port))
        probe.sendall(SSL_REQUEST)
        return bool(probe.recv(1))
    return False
