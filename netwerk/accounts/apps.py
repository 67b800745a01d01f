from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    name = "netwerk.accounts"
    verbose_name = "Site"

    def ready(self):
        from . import attempts, audit_signals, second_factor, sessions, unused  # noqa: F401 — says how its mail reads

        apps.get_app_config("auth").verbose_name = "Rechten"  # Django: “Authenticatie en autorisatie”
        audit_signals.connect()
        attempts.connect()
        second_factor.connect()
        sessions.connect()
