from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules


class NetwerkConfig(AppConfig):
    name = "netwerk"
    verbose_name = "Site"

    def ready(self):
        apps.get_app_config("auth").verbose_name = "Rechten"  # Django: “Authenticatie en autorisatie”
        # Each app says there what can be found, how its mails read, what waits for editors, how things merge, and
        # when a page changed.
        autodiscover_modules("search", "mails", "desk", "merging", "changes")
        from netwerk.accounts import attempts, audit_signals, second_factor, sessions, unused  # noqa: F401 - says what is over its time
        from netwerk.content import stored_text
        from netwerk.editing.versions import moments
        from netwerk.http import pagecache
        from netwerk.pages import checks
        from netwerk.search import signals
        from netwerk.search.checks import check_index

        stored_text.connect()
        signals.connect()
        pagecache.watch()
        audit_signals.connect()
        moments.connect()
        attempts.connect()
        second_factor.connect()
        sessions.connect()
        register(check_index, Tags.database)
        register(checks.words_are_compiled, Tags.translation)
        for check in (
            checks.owner_is_named,
            checks.pages_are_finished,
            checks.words_are_compiled_at_deployment,
        ):
            register(check, deploy=True)


class EditorsAdminConfig(AdminConfig):
    default_site = "netwerk.editing.admin_site.EditorsSite"
    default = False

    def ready(self):
        super().ready()
        from django.contrib.admin.templatetags import admin_list

        admin_list._boolean_icon = yes_or_no  # type: ignore[attr-defined]  # the stubs leave it out


def yes_or_no(value):
    """Instead of Django's icon, which is read aloud as "True", "False" or "None"."""
    return "–" if value is None else "Ja" if value else "Nee"
