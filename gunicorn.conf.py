"""How gunicorn serves the site in production; it reads this file by itself."""

import os

wsgi_app = "netwerk.wsgi:application"
proc_name = "netwerk"

# Loopback only: slow and hostile clients must meet the reverse proxy first.
bind = os.environ.get("BIND", "127.0.0.1:8000")

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# As many as a worker has database connections: see the pool in netwerk/settings/__init__.py.
threads = int(os.environ.get("WEB_THREADS", "4"))

# Every worker makes its own connection pool; a pool does not survive a fork.
preload_app = False

# A worker that hangs this long is replaced; no page of ours comes near it.
timeout = 30
graceful_timeout = 30

# Gunicorn's own defaults, fixed here because the tests of hostile requests count on them.
limit_request_line = 4094
limit_request_fields = 100
limit_request_field_size = 8190

# No socket through which another local account could steer the server.
control_socket_disable = True

# No access log, for privacy: the reverse proxy decides what is kept, and for how long. Switched on with
# `--access-logfile -` it holds no address, no query string (what people search for) and no browser.
accesslog = None
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"


def post_worker_init(worker):
    """Read the word data of Dutch search before the first visitor asks for it; it takes half a second."""
    from netwerk.search import dutch

    dutch.load()
