from django.apps import AppConfig


class BrowseConfig(AppConfig):
    name = "netwerk.browse"
    verbose_name = "Site"
