"""The second step of logging in, and setting it up. Only the password is needed to get here."""

from typing import Any

from django.contrib.auth.views import RedirectURLMixin
from django.core.signing import BadSignature
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.generic import FormView, TemplateView, View
from django.views.generic.base import ContextMixin
from django_otp import login as pass_second_factor

from . import qr, resume, second_factor
from .audit import record
from .forms import WRONG, CodeForm, SetUpForm


class SiteView(ContextMixin, View):
    """A page of the admin; ``site`` is the admin itself."""

    site: Any = None
    title = ""

    def get_context_data(self, **kwargs):
        context = self.site.each_context(self.request) | {"title": self.title}
        return super().get_context_data(**context | kwargs)

    def pass_with(self, device):
        """Somebody who was half logged in now is so completely, under a new session key."""
        pass_second_factor(self.request, device)
        self.request.session[second_factor.ASKED] = True
        self.request.session.cycle_key()

    def show_codes(self):
        codes = second_factor.new_spare_codes(self.request.user)
        context = self.site.each_context(self.request)
        context |= {"title": "Bewaar je reservecodes", "codes": codes}
        return TemplateResponse(self.request, "admin/second_factor/codes.html", context)


class CodeView(SiteView, RedirectURLMixin, FormView):
    title = "Vul de code uit je app in"
    template_name = "admin/second_factor/code.html"
    form_class = CodeForm
    next_page = "admin:index"

    def dispatch(self, request, *args, **kwargs):
        if not second_factor.has_app(request.user):
            return redirect("admin:second-factor-set-up")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        user, code = self.request.user, form.cleaned_data["code"]
        if wait := second_factor.seconds_to_wait(user, code):
            record("second factor", user, request=self.request, result="locked out")
            seconds = "1 seconde" if wait == 1 else f"{wait} seconden"
            form.add_error("code", f"Wacht {seconds} en vul dan een nieuwe code in.")
            answer = self.render_to_response(self.get_context_data(form=form), status=429)
            answer.headers["Retry-After"] = str(wait)
            return answer
        device = second_factor.device_for_code(user, code)
        record("second factor", user, request=self.request, result="done" if device else "refused")
        if device is None:
            form.add_error("code", WRONG)
            return self.form_invalid(form)
        self.pass_with(device)
        text = resume.stashed(self.request)
        return resume.replay(self.request, text) if text else super().form_valid(form)

    def get_context_data(self, **kwargs):
        going_to = {
            self.redirect_field_name: self.get_redirect_url(),
            "carried": resume.stashed(self.request),
        }
        return super().get_context_data(**going_to | kwargs)


class SetUpView(SiteView, FormView):
    """A new telephone, for who has none yet or is logged in with the one before."""

    title = "Stel inloggen met een code in"
    template_name = "admin/second_factor/set_up.html"
    form_class = SetUpForm

    def dispatch(self, request, *args, **kwargs):
        if second_factor.has_app(request.user) and not request.user.is_verified():
            return redirect("admin:second-factor-code")
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"key": second_factor.new_key(self.request.user)}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        try:
            device = second_factor.device_of(self.request.user, context["form"]["key"].value() or "")
        except BadSignature:  # begin again
            key = second_factor.new_key(self.request.user)
            context["form"] = SetUpForm(initial={"key": key})
            device = second_factor.device_of(self.request.user, key)
        return context | {"qr": qr.drawing(device.config_url), "secret": qr.to_type(device)}

    def form_valid(self, form):
        try:
            device = second_factor.device_of(self.request.user, form.cleaned_data["key"])
        except BadSignature:
            return self.form_invalid(form)
        if not second_factor.keep_app(device, form.cleaned_data["code"]):
            form.add_error("code", WRONG)
            return self.form_invalid(form)
        record("second factor set", self.request.user, request=self.request)
        self.pass_with(device)
        return self.show_codes()


class SecondFactorOverviewView(SiteView, TemplateView):
    title = "Inloggen met een code"
    template_name = "admin/second_factor/overview.html"

    def get(self, request, *args, **kwargs):
        if not second_factor.has_app(request.user):
            return redirect("admin:second-factor-set-up")
        if not request.user.is_verified():
            return redirect("admin:second-factor-code")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(left=second_factor.spare_codes_left(self.request.user), **kwargs)


class SpareCodesView(SiteView):
    http_method_names = ["post"]

    def post(self, request):
        if not request.user.is_verified():
            return redirect(reverse("admin:second-factor"))
        record("spare codes made", request.user, request=request)
        return self.show_codes()
