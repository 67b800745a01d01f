"""One template of the test database, and its rows as migrations left them.

Running all migrations takes longer than most files of tests. They run once; the database of every
process is a copy of the template, until a migration changes. A test with real transactions ends with
the rows of the template, which is quicker than emptying every table and running the migrations again.
"""

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "test_netwerk_template"
LOCK = 741_852  # of the template: two processes do not make it at once
IMPORTED = re.compile(r"^from ((?:netwerk|practices|stories)\.[\w.]+) import", re.MULTILINE)


def use_template() -> None:
    """Let Django make the test database from the template; make that first if a migration changed."""
    with connection._nodb_cursor() as server:
        # Another process may be making it, which takes longer than the site lets anybody wait.
        server.execute("SET lock_timeout = 0; SET statement_timeout = 0")
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        server.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [TEMPLATE]
        )
        if server.fetchone() != (version(),):
            make_template(server)
    connection.settings_dict["TEST"]["TEMPLATE"] = TEMPLATE


def version() -> str:
    """Return a text that is another one when migrations, what they import or packages are changed."""
    files = sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("netwerk/*/migrations/*.py")])
    modules = {name for file in files for name in IMPORTED.findall(file.read_text())}
    files += [ROOT / f"{name.replace('.', '/')}.py" for name in sorted(modules)]
    return hashlib.sha256(
        b"".join(file.read_bytes() for file in [*files, ROOT / "requirements.txt"])
    ).hexdigest()


def make_template(server: CursorWrapper) -> None:
    """Run all migrations in a database of the template's name, which gets its comment when it is whole."""
    database, test = settings.DATABASES["default"], connection.settings_dict["TEST"]
    names = database["NAME"], test["NAME"]
    test["NAME"] = TEMPLATE
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # a database that somebody is connected to cannot be copied
    database["NAME"], test["NAME"] = names
    connection.settings_dict["NAME"] = names[0]
    server.execute(f"COMMENT ON DATABASE {TEMPLATE} IS '{version()}'")


class Baseline:
    """The rows of the test database before the first test."""

    def __init__(self) -> None:
        self.tables = [
            connection.ops.quote_name(table) for table in sorted(connection.introspection.table_names())
        ]
        with connection.cursor() as cursor:
            self.rows = {table: copy_out(cursor, table) for table in self.filled(cursor)}

    def filled(self, cursor: CursorWrapper) -> list[str]:
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT {number} WHERE EXISTS (SELECT FROM {table})"  # noqa: S608
                for number, table in enumerate(self.tables)
            )
        )
        return [self.tables[number] for (number,) in cursor.fetchall()]

    def restore(self) -> None:
        """Put these rows back, and no others. Foreign keys are looked at when all of it is done."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("".join(f"DELETE FROM {table};" for table in self.filled(cursor)))  # noqa: S608
            for table, rows in self.rows.items():
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(rows)


def copy_out(cursor: CursorWrapper, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(copy)
