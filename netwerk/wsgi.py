"""What gunicorn serves. It never starts a database: DATABASE_URL names the server."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from netwerk.content import catalogues

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netwerk.settings")
os.environ["SERVES_PAGES"] = "true"  # waits are short: see netwerk/content/timeouts.py

# Without the list of hashed names every page would be a 500: better not to start.
if not settings.DEBUG and not Path(settings.STATIC_ROOT, "staticfiles.json").exists():
    raise ImproperlyConfigured("The static files are missing: run manage.py collectstatic.")
# Without these words the admin would speak English, and nothing would say so.
if not settings.DEBUG and catalogues.missing():
    raise ImproperlyConfigured("The Dutch of the admin is missing: run manage.py compilemessages.")

django.setup(set_prefix=False)

from netwerk.http.handler import Handler  # noqa: E402 - Django must be set up first

application = Handler()
