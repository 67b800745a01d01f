"""For monitors: does the process live, and can the site do its work?"""

from concurrent.futures import Future, ThreadPoolExecutor

from django.db import Error, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"
LONGEST = 0.8  # seconds
AWAY, BEHIND = "database niet bereikbaar\n", "migraties niet uitgevoerd\n"


class Asking:
    """What this process knows of the database. Migrations are not taken back under a running site."""

    is_complete = False
    in_progress: "Future[str] | None" = None
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="health")


@never_cache
@require_safe
def lives(request):
    """It asks nothing: whoever restarts what does not answer would restart all of it when the database is away."""
    return HttpResponse("leeft\n", PLAIN)


@never_cache
@require_safe
def ready(request):
    """200 when the database answers and every migration is applied, otherwise 503. Within a second."""
    problem = within_a_second()
    if problem:
        return HttpResponse(problem, PLAIN, status=503, headers={"Retry-After": "5"})
    return HttpResponse("gezond\n", PLAIN)


def within_a_second() -> str:
    """In a thread of its own: whatever that waits for, the answer is there. It is not asked twice at once."""
    if Asking.in_progress is None or Asking.in_progress.done():
        Asking.in_progress = Asking.thread.submit(ask_and_close)
    try:
        return Asking.in_progress.result(LONGEST)
    except TimeoutError:
        return AWAY


def ask_and_close() -> str:
    try:
        return problem()
    finally:
        connections.close_all()


def problem() -> str:
    """What is wrong."""
    try:
        if Asking.is_complete:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return ""
        executor = MigrationExecutor(connection)
        Asking.is_complete = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error:
        return AWAY
    return "" if Asking.is_complete else BEHIND
