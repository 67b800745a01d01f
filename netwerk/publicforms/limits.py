"""How often something may be done, counted without a race: one statement counts and tells."""

from dataclasses import dataclass
from hashlib import sha256
from math import ceil

from django.db import connection

# In one order, so that two who take the same limits never wait for each other.
TAKE = """
INSERT INTO publicforms_ratelimitcounter AS hit (key, since, count)
SELECT key, statement_timestamp(), 1 FROM unnest(%(keys)s::text[]) AS key ORDER BY key
ON CONFLICT (key) DO UPDATE SET (since, count) = (
    SELECT CASE WHEN is_over THEN statement_timestamp() ELSE hit.since END,
           CASE WHEN is_over THEN 1 ELSE hit.count + 1 END
    FROM (
        SELECT hit.since <= statement_timestamp() - period.seconds * interval '1 second' AS is_over
        FROM unnest(%(keys)s::text[], %(seconds)s::int[]) AS period (key, seconds) WHERE period.key = hit.key
    ) AS ended
)
RETURNING key, count, extract(epoch FROM since - statement_timestamp())
"""
MINUTE, DAY = 60, 24 * 60 * 60


@dataclass(frozen=True)
class Limit:
    """``times`` in ``seconds``, counted from the first. ``what`` names the thing that is done."""

    what: str
    times: int
    seconds: int

    def take(self, who: str) -> int:
        """Count one. 0 when it is within the limit, otherwise the seconds to wait."""
        return wait_for([(self, who)])

    def key(self, who: str) -> str:
        return sha256(f"{self.what}:{self.times}:{self.seconds}:{who}".encode()).hexdigest()


def wait_for(limits: list[tuple[Limit, str]]) -> int:
    """Take from each; the longest wait, 0 when all allow it. Nobody is counted under an empty name.

    In a transaction the count is the caller's own: when the caller fails, nothing was counted, and others who are
    counted under the same name wait for the outcome.
    """
    taken = {limit.key(who): limit for limit, who in limits if who}
    if not taken:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"keys": list(taken), "seconds": [limit.seconds for limit in taken.values()]})
        counted = cursor.fetchall()
    waits = [taken[key].seconds + since for key, count, since in counted if count > taken[key].times]
    return max((max(1, ceil(wait)) for wait in waits), default=0)


def sending_limits(what: str, *, client: str, sender: str) -> list[tuple[Limit, str]]:
    """What ``wait_for`` takes when a reader sends ``what``: per computer, and per person behind it.

    Civil servants share the few addresses of their network: a workshop of 25 people must get through.
    """
    computer, person = f"{what}-adres", f"{what}-afzender"
    return [
        (Limit(computer, 30, 10 * MINUTE), client),
        (Limit(computer, 200, DAY), client),
        (Limit(person, 3, MINUTE), sender),
        (Limit(person, 20, DAY), sender),
    ]
