"""``make drill``: readers post while workers are killed and the database breaks; is everything there, once?

Beside the real run there are two controls, in which something that matters is left out. The drill only proves
something as long as it fails on those.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from itertools import pairwise

from .cluster import Cluster
from .readers import Result, send_all
from .site import NAIVE, RIGHT, ROOT, Site

CONNECTIONS = 16
KILL_EVERY = 1.0
LOGS = ROOT / ".local" / "drill"
CONTROLS = ("no-token", "async")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def break_the_database(
    cluster: Cluster, name: str, control: str, result: Result, comments: int, over: threading.Event
) -> None:
    """After a third and after two thirds: a restart and a crash. With its control twice as hard as can be."""
    ways: list[Callable[[], None]] = [cluster.restart, partial(cluster.crash, name)]
    if control == "async":
        ways = [cluster.pull_the_plug] * 2
    for place, way in enumerate(ways, 1):
        while len(result.acknowledged) < place * comments / 3:
            if over.wait(0.1):
                return
        started = time.monotonic()
        way()
        cluster.wait(name)
        say(f"  the database was away for {time.monotonic() - started:.1f} s")


def run(cluster: Cluster, static_root: str, comments: int, control: str) -> bool:
    name = f"drill_{control or 'real'}".replace("-", "_")
    url = cluster.copy(name)
    try:
        with cluster.careless(name) if control == "async" else nullcontext():
            return post_and_count(cluster, url, static_root, comments, control)
    finally:
        cluster.drop(name)


def post_and_count(cluster: Cluster, url: str, static_root: str, comments: int, control: str) -> bool:
    name = url.rpartition("/")[2]
    log = LOGS / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    site = Site(url, static_root, NAIVE if control == "no-token" else RIGHT, log)
    over, result = threading.Event(), Result()
    trouble = [
        threading.Thread(target=site.kill_workers, args=[KILL_EVERY]),
        threading.Thread(target=break_the_database, args=[cluster, name, control, result, comments, over]),
    ]
    started = time.monotonic()
    for thread in trouble:
        thread.start()
    try:
        send_all(site.port, comments, CONNECTIONS, result)
        period = (started, time.monotonic())
    finally:
        over.set()
        site.stop()
        for thread in trouble:
            thread.join()
    cluster.wait(name)
    say(f"\n{f'Control: {control}' if control else 'Real run'}, {comments} comments; log: {log}")
    return report(result, cluster, name, site.kills, period)


def report(result: Result, cluster: Cluster, name: str, kills: int, period: tuple[float, float]) -> bool:
    rows = cluster.sql("SELECT body FROM stories_comment", name)
    texts = [body for (body,) in rows]
    lost = result.acknowledged.keys() - set(texts)
    doubled = len(texts) - len(set(texts))
    (started, ended), answered = period, sorted(result.acknowledged.values())
    gap, at = max((after - before, before) for before, after in pairwise([started, *answered, ended]))
    percentiles = statistics.quantiles(result.seconds, n=20)
    say(f"  acknowledged {len(result.acknowledged)}, rows {len(rows)}, lost {len(lost)}, doubled {doubled}")
    say(f"  workers killed {kills}; {', '.join(f'{what}: {n}' for what, n in sorted(result.counts.items()))}")
    say(f"  POST p50 {percentiles[9] * 1000:.0f} ms, p95 {percentiles[18] * 1000:.0f} ms")
    say(f"  longest time without an acknowledgement {gap:.1f} s, after {at - started:.0f} s")
    say(f"  all of it took {ended - started:.0f} s")
    for line in result.wrong[:5]:
        say(f"  wrong: {line}")
    return not (lost or doubled or result.wrong)


def collect_static(folder: str) -> None:
    """Names as in production; without compressing, and without the admin's files, which takes long."""
    os.environ.update(DEBUG="true", DJANGO_SETTINGS_MODULE="netwerk.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.test import override_settings

    django.setup()
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    storages = settings.STORAGES | {"staticfiles": manifest}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages, STATICFILES_FINDERS=finders):
        call_command("collectstatic", interactive=False, verbosity=0)


def main() -> bool:
    parser = argparse.ArgumentParser(prog="python -m tests.drill", description=__doc__)
    parser.add_argument("--comments", type=int, default=2_000)
    parser.add_argument("--control", choices=CONTROLS, help="only this control; it must fail")
    chosen = parser.parse_args()
    cluster = Cluster()
    cluster.prepare()
    with tempfile.TemporaryDirectory() as static_root:
        collect_static(static_root)
        if chosen.control:
            return run(cluster, static_root, chosen.comments, chosen.control)
        held = run(cluster, static_root, chosen.comments, "")
        say("Held." if held else "FAILED.")
        for control in CONTROLS:
            if run(cluster, static_root, max(200, chosen.comments // 4), control):
                say("FAILED: this control should have lost or doubled something.")
                held = False
            else:
                say("Failed, as it must.")
    return held


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
