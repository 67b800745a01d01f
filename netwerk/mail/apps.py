from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MailConfig(AppConfig):
    name = "netwerk.mail"
    verbose_name = "Site"

    def ready(self):
        autodiscover_modules("mails")  # an app says there how its mails read
