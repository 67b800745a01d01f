from django.apps import AppConfig


class PublicFormsConfig(AppConfig):
    name = "netwerk.publicforms"
    verbose_name = "Site"
