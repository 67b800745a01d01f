from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "netwerk.privacy"
    verbose_name = "Site"
