from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.module_loading import autodiscover_modules


class NetwerkConfig(AppConfig):
    name = "netwerk"
    verbose_name = "Site"

    def ready(self):
        # Each app says there what can be found, how its mails read, and what waits for editors.
        autodiscover_modules("search", "mails", "desk")
        from . import audit_signals, pagecache
        from .login import second_factor, sessions
        from .search import signals
        from .versions import moments

        signals.connect()
        pagecache.watch()
        audit_signals.connect()
        moments.connect()
        second_factor.connect()
        sessions.connect()


class EditorsAdminConfig(AdminConfig):
    default_site = "netwerk.admin_site.EditorsSite"
    default = False
