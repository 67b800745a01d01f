from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ContentConfig(AppConfig):
    name = "netwerk.content"
    verbose_name = "Site"

    def ready(self):
        from . import stored_text

        autodiscover_modules("changes")  # an app says there when a page of it changed
        stored_text.connect()
