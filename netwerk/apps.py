from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.module_loading import autodiscover_modules


class NetwerkConfig(AppConfig):
    name = "netwerk"
    verbose_name = "Site"

    def ready(self):
        autodiscover_modules("search")  # each app says there what can be found
        from . import pagecache
        from .search import signals

        signals.connect()
        pagecache.watch()


class EditorsAdminConfig(AdminConfig):
    default_site = "netwerk.admin_site.EditorsSite"
    default = False
