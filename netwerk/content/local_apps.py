"""Which apps are ours, and not of Django or a package."""

from django.apps import AppConfig, apps
from django.conf import settings


def local_apps() -> list[AppConfig]:
    """The apps of ``LOCAL_APPS``, in that order."""
    return sorted(
        (app for app in apps.get_app_configs() if app.name in settings.LOCAL_APPS),
        key=lambda app: settings.LOCAL_APPS.index(app.name),
    )
