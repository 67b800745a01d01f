"""Odd questions of readers and editors, eight at a time: no answer is an error, slow or unreadable.

Not part of the suite: ``make fuzz`` runs it.
"""

import logging
import os
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from random import Random
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client

from netwerk.search import dutch
from tests.content import write_folder
from tests.factories import make_comment, make_editor, make_submission

from .addresses import addresses
from .answers import wrong
from .visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8
SECONDS = float(os.environ.get("FUZZ_SECONDS", "5"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))


class Tracebacks(logging.Handler):
    """Of errors alone: that a question was refused is told with its traceback too."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[0]:
            trace = logging.Formatter().formatException(record.exc_info)
            self.found.append("logged: " + "\n".join(trace.splitlines()[-8:]))


def visit(server, cookie: str, number: int, until: float, everything: list[str]) -> tuple[int, list[str]]:
    """The even threads are readers, the odd ones administrators."""
    there = urlsplit(server.url)
    visitor = Visitor((there.hostname, there.port), Random(SEED + number), {"Host": there.netloc}, everything)
    count, found = 0, []
    while time.monotonic() < until:
        if number % 2:
            visitor.cookies["sessionid"] = cookie
        try:
            answers = visitor.step()
        except (OSError, HTTPException) as error:
            found.append(f"{error!r} at {visitor.last[:600]}")
            continue
        count += len(answers)
        found += [f"{fault} at {visitor.last[:600]}" for answer in answers for fault in wrong(answer)]
    return count, found


def test_odd_questions_from_eight_threads_are_answered_without_an_error(live_server, tmp_path, settings):
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    call_command("load_content", str(write_folder(tmp_path / "content")), verbosity=0)
    make_comment()
    make_submission()
    editor = Client()
    editor.force_login(make_editor())
    cookie = editor.cookies[settings.SESSION_COOKIE_NAME].value
    dutch.load()  # as a worker does before its first reader
    everything, tracebacks = addresses(), Tracebacks()
    root = logging.getLogger("django.request")
    root.addHandler(tracebacks)
    try:
        with ThreadPoolExecutor(THREADS) as pool:
            until = time.monotonic() + SECONDS
            runs = list(
                pool.map(lambda number: visit(live_server, cookie, number, until, everything), range(THREADS))
            )
    finally:
        root.removeHandler(tracebacks)
    found = Counter(fault for _, faults in runs for fault in faults) + Counter(tracebacks.found)
    print(f"{sum(count for count, _ in runs)} answers, {len(everything)} addresses, {len(found)} faults")  # noqa: T201
    assert not found, "\n".join(f"{times} × {fault}" for fault, times in found.most_common(60))
