"""What readers' comments cost: taking one in, and showing two hundred of them."""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

MANY = 200
TEXT = (
    "Dat herken ik uit mijn eigen gemeente. Wij belden eerst met de buren, en daarna pas met de wethouder. "
    * 3
)


def report_comments(client, rounds: int, story) -> None:
    from netwerk.accounts.models import User
    from stories.models import Comment

    User.objects.get_or_create(
        username="bench",
        defaults={"email": "bench@example.org", "is_staff": True, "is_superuser": True},  # gets the mail
    )
    Comment.objects.filter(story=story).delete()
    accepted = statistics.median(
        timed(partial(post, client, story, n)) / timed(partial(client.get, "/leeg/")) for n in range(rounds)
    )
    Comment.objects.filter(story=story).delete()
    before, queries_before = page(client, story, rounds)
    add_comments(story)
    after, queries_after = page(client, story, rounds)
    Comment.objects.filter(story=story).order_by("-pk").delete()
    sys.stdout.write(f"  {accepted:7.1f} times the empty view: taking in a comment (at most 25)\n")
    sys.stdout.write(
        f"  {after / before:7.1f} times its page without: a story with {MANY} comments (at most 2)\n"
    )
    sys.stdout.write(f"  {queries_before} and {queries_after} queries\n")


def timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def post(client, story, number: int) -> None:
    """As a reader does, from a computer of their own; the form itself was opened before."""
    from tests.factories import make_nonce

    fields = {"name": f"Lezer {number}", "email": f"lezer-{number}-{time.time_ns()}@example.org", "kind": ""}
    fields |= {"body": f"{TEXT}{number}", "laat_leeg": "", "nonce": make_nonce("comment")}
    address = {"REMOTE_ADDR": f"10.0.{number >> 8}.{number & 255}"}
    answer = client.post(f"{story.get_absolute_url()}reageren/", fields, **address)
    if answer.status_code != 303:
        sys.exit(f"A comment was answered with {answer.status_code}.")


def add_comments(story) -> None:
    from stories.models import Comment

    first = None
    for number in range(1, MANY + 1):
        fields = {
            "name": f"Lezer {number}",
            "body": f"{TEXT}{number}",
            "status": "geplaatst",
            "number": number,
        }
        reply_to = first if number % 3 else None
        comment = Comment.objects.create(story=story, reply_to=reply_to, **fields)
        first = first if reply_to else comment


def page(client, story, rounds: int) -> tuple[float, int]:
    """The page, each time made anew, over the empty view; and its queries."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    settings.PAGE_CACHE_SECONDS = 0
    address = story.get_absolute_url()
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    number = len(queries)  # now: the log is emptied at the next request
    ratios = (
        timed(partial(client.get, address)) / timed(partial(client.get, "/leeg/")) for _ in range(rounds)
    )
    return statistics.median(ratios), number
