"""The editors' part of the site."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

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

    def has_permission(self, request):
        """Who has to give a code as well, has nothing before that."""
        from .login.second_factor import is_passed  # needs the models, which are not loaded yet

        return self.knows_password(request) and is_passed(request)

    def knows_password(self, request) -> bool:
        return super().has_permission(request)

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Half logged in: on to the code, and from there to where somebody was going."""
        if self.knows_password(request) and not self.has_permission(request):
            going_to = urlencode({"next": request.GET.get("next", "")})
            return redirect(f"{reverse('admin:second-factor-code')}?{going_to}")
        from .login import carry

        text = carry.carried(request)
        answer = super().login(request, {"carried": text, **(extra_context or {})})
        logged_in = answer.status_code == 302
        return (text and logged_in and carry.go_on(request, text)) or answer

    def admin_view(self, view, cacheable=False):
        """Who is not logged in any more does not lose what was typed."""
        inner = super().admin_view(view, cacheable)

        @never_cache
        def guarded(request, *args, **kwargs):
            if request.method == "POST" and not self.has_permission(request):
                from .login import carry

                text = carry.pack(request)
                if answer := text and carry.go_on(request, text, status=403):
                    return answer
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def get_urls(self):
        from .login import views

        pages = {
            "tweede-factor/": (views.OverviewView, "second-factor"),
            "tweede-factor/code/": (views.CodeView, "second-factor-code"),
            "tweede-factor/instellen/": (views.SetUpView, "second-factor-set-up"),
            "tweede-factor/reservecodes/": (views.SpareCodesView, "second-factor-spare-codes"),
        }
        own = [
            path(route, self.half_way(view.as_view(site=self)), name=name)
            for route, (view, name) in pages.items()
        ]
        return [*own, path("logout/", self.half_way(self.logout), name="logout"), *super().get_urls()]

    def half_way(self, view):
        """For a page that needs the password only."""

        @never_cache
        def shown(request, *args, **kwargs):
            if self.knows_password(request):
                return view(request, *args, **kwargs)
            if request.path == reverse("admin:logout"):
                return redirect("admin:index")
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))

        return shown

    def get_app_list(self, request, app_label=None):
        """What editors use most comes first; the menu is part of what the code opens."""
        if not self.has_permission(request):
            return []
        apps = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: APP_ORDER.get(app["app_label"], 2))

    def index(self, request, extra_context=None):
        """What waits is told where everybody begins."""
        from . import desk  # needs the models, which are not loaded yet

        return super().index(request, {"desk": desk.lines(request.user), **(extra_context or {})})
