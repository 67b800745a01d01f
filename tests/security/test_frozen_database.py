"""Every process of a database server stops: connections stay, new ones are taken, and nothing is ever said."""

import shutil
import signal
import subprocess
import time
from contextlib import contextmanager, suppress

import psutil
import psycopg
import pytest
from django.db import connection

from netwerk.dev import localdb
from tests.security.production import Server

pytestmark = pytest.mark.django_db
LONGEST = 3  # seconds: what a reader is promised


@contextmanager
def database_of_its_own():
    """A copy of the database of the tests in a server that nobody else uses, and that leaves nothing."""
    cluster = localdb.Server.named("frozen")
    remove(cluster)  # of a run that was killed
    cluster.home.mkdir(parents=True)
    try:
        programs = localdb._programs(cluster)
        cluster.make_private(cluster.socket)
        localdb._start(cluster, programs, localdb.FAST)
        copy(programs, cluster.url)
        yield cluster
    finally:
        remove(cluster)


def copy(programs, url):
    given = connection.get_connection_params()
    known = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if name in given}
    dump = [programs / "pg_dump", "--no-owner", "--no-acl", "-d", psycopg.conninfo.make_conninfo(**known)]
    text = subprocess.run(dump, check=True, capture_output=True, timeout=60).stdout
    restore = [programs / "psql", "--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-d", url]
    subprocess.run(restore, input=text, check=True, capture_output=True, timeout=60)


def processes(cluster):
    with suppress(OSError, psutil.NoSuchProcess):
        first = psutil.Process(int((cluster.data / "postmaster.pid").read_text().split()[0]))
        if first.name() == "postgres":
            return [first, *first.children(recursive=True)]  # the first makes no others once it stands still
    return []


def send(cluster, number):
    for process in processes(cluster):
        with suppress(psutil.NoSuchProcess):
            process.send_signal(number)


@contextmanager
def stopped(cluster):
    send(cluster, signal.SIGSTOP)
    try:
        yield
    finally:
        send(cluster, signal.SIGCONT)


def remove(cluster):
    everything = processes(cluster)
    send(cluster, signal.SIGCONT)
    send(cluster, signal.SIGQUIT)
    psutil.wait_procs(everything, timeout=10)
    for folder in (cluster.home, cluster.socket):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def cluster():
    with database_of_its_own() as cluster:
        yield cluster


@pytest.fixture
def site(cluster, static_root, tmp_path):
    site = Server(tmp_path, cluster.url, static_root)
    yield site
    site.stop()


def timed(site, address, longest=LONGEST):
    started = time.monotonic()
    status, headers, body = site.get(address)
    assert time.monotonic() - started < longest, address
    if status == 503:
        assert int(headers["Retry-After"]) > 0
        assert 'lang="nl"' in body or headers["Content-Type"].startswith("text/plain")
    return status


def test_stopped_server_keeps_no_reader_waiting(site, cluster):
    assert [site.get(address)[0] for address in ("/", "/gezond/klaar/", "/tips/")] == [200] * 3
    with stopped(cluster):
        for turn in range(10):
            assert [timed(site, address) for address in ("/verhalen/", "/", "/tips/")] == [503, 200, 200]
            assert timed(site, "/gezond/leeft/", 1.5) == 200
            assert turn not in {0, 1, 9} or timed(site, "/gezond/klaar/", 1.5) == 503
    time.sleep(2.1)  # for so long the site asks nothing of a server that it knows to be frozen
    assert timed(site, "/verhalen/") == 200
