from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = "Verhalen en reacties"
    menu_order = 0

    def ready(self):
        from . import correction_mails, review_mails  # noqa: F401 — say how their mail reads
        from .privacy import mails  # noqa: F401 — as above
