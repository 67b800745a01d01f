"""The editors' part of the site."""

from functools import update_wrapper
from typing import Any

from django.apps import apps as registry
from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from netwerk.content.compat import registered_admins

LAST = 99


def menu_order(thing: Any) -> int:
    """The place in the menu of an app or a model admin that has one."""
    return getattr(thing, "menu_order", LAST)


class LoginForm(AdminAuthenticationForm):
    # One sentence for a wrong name, a wrong password and an account without rights: it gives nothing away.
    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Deze naam of dit wachtwoord klopt niet. Probeer het opnieuw.",
        "locked": "Er is te vaak een verkeerde naam of een verkeerd wachtwoord ingevuld. Wacht tot %(opens)s en "
        "probeer het dan opnieuw. Weet je je wachtwoord niet meer? Vraag je beheerder om een nieuw.",
    }

    def get_invalid_login_error(self):
        from netwerk.accounts.attempts import opens  # needs the models, which are not loaded yet

        if seconds := getattr(self.request, "login_locked", 0):
            return ValidationError(self.error_messages["locked"], "locked", {"opens": opens(seconds)})
        return super().get_invalid_login_error()

    def confirm_login_allowed(self, user):
        """The password is right, and it opens nothing."""
        from netwerk.accounts.audit import record

        try:
            super().confirm_login_allowed(user)
        except ValidationError:
            record("log in", user, request=self.request, result="refused")
            raise


class EditorsSite(AdminSite):
    site_title = "Beheer van netwerk"
    site_header = "netwerk – beheer"
    index_title = "Wat wil je doen?"
    empty_value_display = "–"

    login_form = LoginForm

    def has_permission(self, request):
        """Who has to give a code as well, has nothing before that."""
        from netwerk.accounts.second_factor import is_passed  # needs the models, which are not loaded yet

        return self.knows_password(request) and is_passed(request)

    def knows_password(self, request) -> bool:
        return super().has_permission(request)

    @method_decorator(never_cache)
    def login(self, request, extra_context=None):
        """Half logged in: on to the code, and from there to where somebody was going."""
        if self.knows_password(request) and not self.has_permission(request):
            going_to = urlencode({"next": request.GET.get("next", "")})
            return redirect(f"{reverse('admin:second-factor-code')}?{going_to}")
        from netwerk.accounts import resume

        text = resume.stashed(request)
        answer = super().login(request, {"carried": text, **(extra_context or {})})
        if seconds := getattr(request, "login_locked", 0):
            answer.status_code = 429
            answer.headers["Retry-After"] = str(seconds)
        logged_in = answer.status_code == 302
        return (text and logged_in and resume.replay(request, text)) or answer

    def admin_view(self, view, cacheable=False):
        """Who is not logged in any more does not lose what was typed."""
        inner = super().admin_view(view, cacheable)

        @never_cache
        def guarded(request, *args, **kwargs):
            if "_saveasnew" in request.POST:  # no page offers to save a copy, and its parts would be lost
                raise BadRequest
            if request.method == "POST" and not self.has_permission(request):
                from netwerk.accounts import resume

                text = resume.stash(request)
                if answer := text and resume.replay(request, text, status=403):
                    return answer
            return inner(request, *args, **kwargs)

        return update_wrapper(guarded, inner)

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            from netwerk.accounts import sessions  # needs the models, which are not loaded yet

            context["session_seconds"] = sessions.seconds_left(request.session)
        return context

    @method_decorator(require_POST)
    def stay_logged_in(self, request):
        """For somebody who is warned that the session ends; tells how many seconds it lasts now."""
        from netwerk.accounts import sessions

        sessions.extend(request.session)
        return JsonResponse({"seconds": sessions.seconds_left(request.session)})

    def get_urls(self):
        from netwerk.accounts import views

        pages = {
            "tweede-factor/": (views.SecondFactorOverviewView, "second-factor"),
            "tweede-factor/code/": (views.CodeView, "second-factor-code"),
            "tweede-factor/instellen/": (views.SetUpView, "second-factor-set-up"),
            "tweede-factor/reservecodes/": (views.SpareCodesView, "second-factor-spare-codes"),
        }
        own = [
            path(route, self.half_way(view.as_view(site=self)), name=name)
            for route, (view, name) in pages.items()
        ]
        own += [
            path("blijf-ingelogd/", self.admin_view(self.stay_logged_in), name="stay-logged-in"),
            path("van-lezers/", self.admin_view(self.inbox), name="inbox"),
            path("logout/", self.half_way(self.logout), name="logout"),
            path(
                "r/<path:content_type_id>/<path:object_id>/",
                self.admin_view(self.to_site),
                name="view_on_site",
            ),
        ]
        return [*own, *super().get_urls()]

    def to_site(self, request, content_type_id, object_id):
        """The address of a page may hold its title; so it is told to who may see the thing itself."""
        from django.contrib.contenttypes.models import ContentType  # a model, and those are not loaded yet
        from django.contrib.contenttypes.views import shortcut

        if not content_type_id.isascii() or not content_type_id.isdigit() or len(content_type_id) > 9:
            raise Http404
        kind = ContentType.objects.filter(pk=content_type_id).first()
        model = kind.model_class() if kind else None
        model_admin = registered_admins(self).get(model) if model else None
        if model_admin is None or not model_admin.has_view_permission(request):
            raise PermissionDenied
        return shortcut(request, content_type_id, object_id)

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
        """What has a ``menu_order`` comes first: what editors use most. The menu is part of what the code opens."""
        if not self.has_permission(request):
            return []
        together: dict[str, dict[str, Any]] = {}  # what has one name is one part of the menu
        for app in super().get_app_list(request):
            together.setdefault(app["name"], app | {"models": [], "labels": []})
            together[app["name"]]["models"] += app["models"]
            together[app["name"]]["labels"].append(app["app_label"])
        apps = [app for app in together.values() if app_label is None or app_label in app["labels"]]
        admins = registered_admins(self)
        for app in apps:
            app["models"].sort(key=lambda one: menu_order(admins[one["model"]]))  # the rest by name
        return sorted(apps, key=lambda app: menu_order(registry.get_app_config(app["app_label"])))

    def index(self, request, extra_context=None):
        """What waits is told where everybody begins."""
        from . import dashboard, inbox  # need the models, which are not loaded yet

        context = {
            "desk": dashboard.counters_for(request.user),
            "has_inbox": bool(inbox.sources_for(request.user)),
        }
        return super().index(request, context | (extra_context or {}))

    def inbox(self, request):
        from .inbox import inbox_view

        return inbox_view(request, self)
