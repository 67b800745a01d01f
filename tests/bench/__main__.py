"""``make bench``: what pages cost, as a ratio to an empty view in the same run, at two sizes of content.

Ratios, because machines differ and drift; seconds are printed for no page. Each size has a scratch database of
its own, made at the first run and used again at the next.
"""

import os
import statistics
import subprocess
import sys
import time
from urllib.parse import urlsplit, urlunsplit

import django

from .comments import report_comments

SIZES = (2_000, 20_000)
ROUNDS = 25


def scratch_database(stories: int) -> str:
    """The address of a database with that many stories in it."""
    import psycopg

    address = urlsplit(os.environ["DATABASE_URL"])
    name = f"netwerk_bench_{stories}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        exists = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not exists:
            connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    url = urlunsplit(address._replace(path=f"/{name}"))
    if not exists:
        environment = {**os.environ, "DATABASE_URL": url}
        for command in (
            ["migrate", "-v0"],
            ["generate_content", f"--stories={stories}"],
            ["rebuild_search_index"],
        ):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
    return url


def pages() -> list[str]:
    from practices.models import Practitioner, Quote, Tip, Topic
    from stories.models import Story

    story, tip, quote = (model.objects.published().newest()[10] for model in (Story, Tip, Quote))
    topic, person = Topic.objects.order_by("pk")[3], Practitioner.objects.published()[10]
    fixed = [
        "/",
        "/verhalen/",
        "/tips/",
        f"/tips/?onderwerp={topic.slug}&fase=starten",
        "/lessen/",
        "/citaten/",
    ]
    fixed += ["/mensen/", "/onderwerpen/", "/tips/?pagina=100", "/zoeken/?q=samenwerken", "/zoeken/?q=xyzzy"]
    return fixed + [thing.get_absolute_url() for thing in (story, tip, quote, topic, person)]


def measure(client, path: str) -> tuple[int, float, float]:
    """The number of queries; the median of the page's time over the empty view's right beside it, new and kept."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    if response.status_code != 200:
        sys.exit(f"{path} answered {response.status_code}.")
    number = len(queries)
    return number, median_ratio(client, path, keep=0), median_ratio(client, path, keep=60)


def median_ratio(client, path: str, *, keep: int) -> float:
    """``keep`` is how long pages are kept: 0 makes the page anew each time."""
    from django.conf import settings

    settings.PAGE_CACHE_SECONDS = keep
    client.get(path)
    ratios = []
    for _ in range(ROUNDS):
        page = timed(client, path)
        settings.PAGE_CACHE_SECONDS = 0
        ratios.append(page / timed(client, "/leeg/"))
        settings.PAGE_CACHE_SECONDS = keep
    return statistics.median(ratios)


def timed(client, path: str) -> float:
    start = time.perf_counter()
    client.get(path)
    return time.perf_counter() - start


def report(stories: int) -> None:
    django.setup()
    from django.conf import settings
    from django.test import Client

    from stories.models import Story

    settings.ROOT_URLCONF = "tests.bench.urls"
    settings.DEBUG = False
    client = Client(headers={"host": "localhost"})
    client.get("/leeg/")
    sys.stdout.write(
        f"\n{stories} stories; times the empty view, when the page is made and when it was kept\n"
    )
    sys.stdout.write("  queries     made     kept  page\n")
    for path in pages():
        queries, made, kept = measure(client, path)
        sys.stdout.write(f"  {queries:7d}  {made:7.1f}  {kept:7.1f}  {path}\n")
    report_comments(client, ROUNDS, Story.objects.published().newest()[10])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netwerk.settings")
    if len(sys.argv) == 2:
        report(int(sys.argv[1]))
    else:
        from netwerk.dev.localdb import ensure_database_url

        ensure_database_url("dev")
        for size in SIZES:
            environment = {**os.environ, "DATABASE_URL": scratch_database(size)}
            subprocess.run([sys.executable, "-m", "tests.bench", str(size)], env=environment, check=True)
