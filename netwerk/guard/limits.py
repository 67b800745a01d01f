"""How often something may be done, counted without a race: one statement counts and tells."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import connection

TAKE = """
INSERT INTO netwerk_hit AS hit (key, since, count) VALUES (%(key)s, statement_timestamp(), 1)
ON CONFLICT (key) DO UPDATE SET (since, count) = (
    SELECT CASE WHEN is_over THEN statement_timestamp() ELSE hit.since END,
           CASE WHEN is_over THEN 1 ELSE hit.count + 1 END
    FROM (SELECT hit.since <= statement_timestamp() - %(seconds)s * interval '1 second' AS is_over) AS period
)
RETURNING count, ceil(extract(epoch FROM since - statement_timestamp()) + %(seconds)s)::int
"""


@dataclass(frozen=True)
class Limit:
    """``times`` in ``seconds``, counted from the first. ``what`` names the thing that is done."""

    what: str
    times: int
    seconds: int

    def take(self, who: str) -> int:
        """Count one. 0 when it is within the limit, otherwise the seconds to wait.

        In a transaction the count is the caller's own: when the caller fails, nothing was counted, and others who
        are counted under the same name wait for the outcome.
        """
        key = sha256(f"{self.what}:{self.times}:{self.seconds}:{who}".encode()).hexdigest()
        with connection.cursor() as cursor:
            cursor.execute(TAKE, {"key": key, "seconds": self.seconds})
            count, wait = cursor.fetchone()
        return 0 if count <= self.times else max(1, wait)


def wait_for(limits: list[tuple[Limit, str]]) -> int:
    """Take from each; the longest wait, 0 when all allow it. Nobody is counted under an empty name."""
    return max((limit.take(who) for limit, who in limits if who), default=0)
