"""What an operator still has to fill in before the site is for the public: errors of ``check --deploy``."""

from django.conf import settings
from django.core.checks import Error
from django.db import Error as DatabaseError


def owner_is_named(app_configs, **kwargs):
    if settings.SITE_OWNER:
        return []
    return [Error("Nobody is named as the owner of the site.", hint="Set SITE_OWNER.", id="netwerk.E001")]


def pages_are_finished(app_configs, **kwargs):
    """Nothing without a database, which other checks and ``/gezond/`` tell of."""
    from .models import Page  # the models are not loaded when checks are registered

    try:
        unfinished = ", ".join(page.get_absolute_url() for page in Page.objects.unfinished())
    except DatabaseError:
        return []
    message = f"Something still has to be filled in on these public pages: {unfinished}."
    return [Error(message, hint="Change them in the admin.", id="netwerk.E002")] if unfinished else []
