from django.apps import AppConfig


class HttpConfig(AppConfig):
    name = "netwerk.http"
    verbose_name = "Site"

    def ready(self):
        from . import pagecache

        pagecache.watch()
