from django.apps import AppConfig
from django.core.checks import Tags, register


class PagesConfig(AppConfig):
    name = "netwerk.pages"
    verbose_name = "Site"

    def ready(self):
        from . import checks

        register(checks.words_are_compiled, Tags.translation)
        register(checks.owner_is_named, deploy=True)
        register(checks.pages_are_finished, deploy=True)
        register(checks.words_are_compiled_at_deployment, deploy=True)
