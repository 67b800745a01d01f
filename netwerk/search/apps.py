from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules


class SearchConfig(AppConfig):
    name = "netwerk.search"
    verbose_name = "Site"

    def ready(self):
        from .checks import check_index
        from .signals import connect

        autodiscover_modules("search")  # an app says there what can be found
        connect()
        register(check_index, Tags.database)
