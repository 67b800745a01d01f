from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.module_loading import autodiscover_modules

from netwerk.content.compat import show_booleans_with


class EditingConfig(AppConfig):
    name = "netwerk.editing"
    verbose_name = "Site"

    def ready(self):
        from .revisions import moments

        # An app says there what waits for editors, and how things merge.
        autodiscover_modules("dashboard", "merging")
        moments.connect()


class EditorsAdminConfig(admin_apps.AdminConfig):
    default_site = "netwerk.editing.admin_site.EditorsSite"
    default = False

    def ready(self):
        super().ready()
        show_booleans_with(yes_or_no)


def yes_or_no(value: bool | None) -> str:
    """Instead of Django's icon, which is read aloud as "True", "False" or "None"."""
    return "–" if value is None else "Ja" if value else "Nee"
