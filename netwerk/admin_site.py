"""The editors' part of the site."""

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm

APP_ORDER = {"stories": 0, "practices": 1}


class LoginForm(AdminAuthenticationForm):
    # One sentence for a wrong name, a wrong password and an account without rights: it gives nothing away.
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Deze naam of dit wachtwoord klopt niet. Probeer het opnieuw.",
    }


class EditorsSite(AdminSite):
    site_title = "Beheer van netwerk"
    site_header = "netwerk – beheer"
    index_title = "Wat wil je doen?"
    empty_value_display = "–"
    login_form = LoginForm

    def get_app_list(self, request, app_label=None):
        """What editors use most comes first."""
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: APP_ORDER.get(app["app_label"], 2))
