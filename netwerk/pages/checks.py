"""What an operator still has to do before the site is for the public: errors of ``check --deploy``."""

from django.conf import settings
from django.core import checks
from django.db import Error as DatabaseError

from netwerk.content import catalogues


def owner_is_named(app_configs, **kwargs):
    if settings.SITE_OWNER:
        return []
    return [
        checks.Error("Nobody is named as the owner of the site.", hint="Set SITE_OWNER.", id="netwerk.E001")
    ]


def pages_are_finished(app_configs, **kwargs):
    """Nothing without a database, which other checks and ``/gezond/`` tell of."""
    from .models import Page  # the models are not loaded when checks are registered

    try:
        unfinished = ", ".join(page.get_absolute_url() for page in Page.objects.unfinished())
    except DatabaseError:
        return []
    message = f"Something still has to be filled in on these public pages: {unfinished}."
    return [checks.Error(message, hint="Change them in the admin.", id="netwerk.E002")] if unfinished else []


def words_are_compiled(app_configs, **kwargs):
    return _outdated(checks.Warning, "netwerk.W002")


def words_are_compiled_at_deployment(app_configs, **kwargs):
    return _outdated(checks.Error, "netwerk.E003")


def _outdated(level, name):
    outdated = ", ".join(source.name for source in catalogues.outdated())
    message = f"Our Dutch for what Django says is not compiled, or out of date: {outdated}."
    return [level(message, hint="Run manage.py compilemessages.", id=name)] if outdated else []
