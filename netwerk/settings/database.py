"""How the site talks to PostgreSQL."""

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from netwerk.content import timeouts

# Measured: four times the throughput of a connection per request, and none fails after the server restarts.
# A visitor waits a second for a connection. By itself a pool tries again ever later during an outage, and so
# stays away long after the server is back (measured: 14 s after 40 s); one that gives up is replaced at once.
POOL = {
    "min_size": 1,
    "max_size": 4,
    "timeout": timeouts.POOL,
    "reconnect_timeout": 1,
    "connection_class": timeouts.Connection,
}


def database(url: str, *, serves_pages: bool) -> dj_database_url.DBConfig:
    """Of an address such as ``postgresql://user:password@host/name``, with a limit to every wait.

    ``serves_pages`` is set by netwerk/wsgi.py: whatever is not the web server is a command.
    """
    try:
        config = dj_database_url.parse(url, conn_max_age=0, conn_health_checks=True)
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is not an address of a database: {error}") from error
    if config["ENGINE"] != "django.db.backends.postgresql" or not config["NAME"]:
        raise ImproperlyConfigured(
            "DATABASE_URL must name a PostgreSQL database: postgresql://user@host/name."
        )
    options = config.setdefault("OPTIONS", {})
    options["pool"] = POOL
    options |= timeouts.NETWORK | options
    limits = timeouts.PAGE if serves_pages else timeouts.COMMAND
    options["options"] = timeouts.limits(limits, options.get("options", ""))
    return config
