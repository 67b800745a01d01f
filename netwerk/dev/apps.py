from django.apps import AppConfig


class DevConfig(AppConfig):
    name = "netwerk.dev"
    verbose_name = "Site"
