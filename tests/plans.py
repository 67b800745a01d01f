"""How much PostgreSQL goes through to answer: rows, never seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

LIMIT = "5s"  # a question that goes through millions of rows is broken off, and the test fails


class Reads:
    """The rows that every node of every plan gave or threw away."""

    def __init__(self) -> None:
        self.total = 0
        self.statements: list[tuple[int, str]] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "(SELECT")) and not many:
            self.add(sql, params)
        return execute(sql, params, many, context)

    def add(self, sql: str, params: Any) -> None:
        with connection.connection.cursor() as cursor:  # past the wrapper
            cursor.execute("SAVEPOINT explained")
            cursor.execute(f"SET LOCAL statement_timeout = '{LIMIT}'")
            cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", params)
            [[plan]] = cursor.fetchone()
            cursor.execute("ROLLBACK TO SAVEPOINT explained")
        number = rows_of(plan["Plan"]) + sum(trigger["Calls"] for trigger in plan.get("Triggers", ()))
        self.total += number
        self.statements.append((number, sql))


def rows_of(node: dict[str, Any]) -> int:
    each = node["Actual Rows"] + sum(
        number for name, number in node.items() if name.startswith("Rows Removed")
    )
    return round(each * node["Actual Loops"]) + sum(map(rows_of, node.get("Plans", ())))


@contextmanager
def reads() -> Iterator[Reads]:
    found = Reads()
    with connection.execute_wrapper(found):
        yield found


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
