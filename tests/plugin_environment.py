"""Pytest loads this before pytest-django reads the settings: the environment that the tests run in."""

import os

from netwerk.content.management.commands.compilemessages import compile_outdated
from netwerk.dev.localdb import LocalDatabaseError, ensure_database_url

compile_outdated()
if "PYTEST_XDIST_WORKER" in os.environ:
    # Only these processes are measured, not the servers and commands that tests start.
    os.environ.pop("COVERAGE_PROCESS_START", None)
os.environ.setdefault("DEBUG", "true")  # the settings of production ask for secrets and addresses
try:
    ensure_database_url("test")
except LocalDatabaseError as error:
    raise SystemExit(str(error)) from error
