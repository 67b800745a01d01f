"""A reader says that something on a page is wrong or out of date. The editors' side is in the admin."""

from typing import Any

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from netwerk.browse.redirects import SlugRedirectMixin
from netwerk.http.pages import PageContext
from netwerk.mail.confirmation import ask_to_confirm
from netwerk.publicforms.forms import GuardedForm, ReadableField, email_field
from netwerk.publicforms.limits import sending_limits, wait_for
from netwerk.publicforms.senders import client_key
from netwerk.publicforms.views import GuardedFormView

from . import correction_mails
from .models import Correction

SPOKEN = {
    "story": "het verhaal",
    "tip": "de tip",
    "lesson": "de les",
    "quote": "de uitspraak",
    "practitioner": "de pagina over",
    "page": "de pagina",
}


class CorrectionForm(GuardedForm):
    purpose = "correction"
    text_fields = ("note",)
    field_order = ("kind", "note", "email")

    kind = forms.ChoiceField(
        label="Wat is er mis?",
        choices=Correction.Kind.choices[:-1],  # the last is of the page about help
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er mis is.", "invalid_choice": "Kies wat er mis is."},
    )
    note = ReadableField(
        label="Wat klopt er niet, en hoe is het wel?",
        max_length=2_000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Schrijf wat er niet klopt."},
    )
    email = email_field(
        help_text="Dan mailen we je wat we met je melding doen, en kunnen we je iets vragen. Komt niet op de site."
    )


class AboutPage(SlugRedirectMixin, PageContext):
    """``model`` is what is not right; a draft is as unknown here as everywhere."""

    kwargs: dict[str, Any]

    @cached_property
    def thing(self):
        return get_object_or_404(Correction.with_page(self.model), slug=self.kwargs["slug"])

    def get_breadcrumbs(self):
        path = self.thing.get_absolute_url()
        name = str(self.model._meta.verbose_name_plural).capitalize()
        parent = (name, f"/{path.split('/')[1]}/")
        return [*super().get_breadcrumbs(), parent, (self.title, path)]

    @cached_property
    def title(self) -> str:
        return str(getattr(self.thing, "public_name", self.thing))

    def get_context_data(self, **kwargs):
        names = {"thing": self.thing, "title": self.title, "thing_name": SPOKEN[self.model._meta.model_name]}
        return super().get_context_data(**names, **kwargs)


class CorrectionCreateView(AboutPage, GuardedFormView):
    template_name = "stories/correction_form.html"
    form_class: type[GuardedForm] = CorrectionForm
    too_fast = (
        "Vanaf deze plek zijn in korte tijd veel meldingen verstuurd. Wacht {wait} en probeer het opnieuw."
        " Je tekst staat er nog."
    )

    def form_valid(self, form):
        is_sent = Correction.objects.filter(form_token=form.token).exists()
        if not is_sent and (wait := self.seconds_to_wait(form)):
            return self.refuse_for_now(form, wait)
        correction = Correction(
            kind=form.cleaned_data.get("kind", Correction.Kind.MESSAGE),
            note=form.cleaned_data["note"],
            email=form.cleaned_data["email"],
            caught_by=form.spam or form.held,
            form_token=form.token,
            **{self.model._meta.model_name: self.thing},
        )
        self.store(correction)
        return redirect(f"{self.request.path}bedankt/")

    @transaction.atomic
    def store(self, correction: Correction) -> None:
        """One for each form. What was caught is told to nobody."""
        Correction.objects.bulk_create([correction], ignore_conflicts=True)
        if not correction.caught_by and Correction.objects.filter(uid=correction.uid).exists():
            correction_mails.tell_correction_received(correction)
            if correction.email:
                ask_to_confirm(correction.email, client_key(self.request), about=correction.uid)

    def seconds_to_wait(self, form) -> int:
        client, sender = client_key(self.request), form.cleaned_data["email"]
        return wait_for(sending_limits("klopt-niet", client=client, sender=sender))

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Klopt er iets niet?", **kwargs)


class CorrectionSentView(AboutPage, TemplateView):
    template_name = "stories/correction_sent.html"
    extra_context = {"heading": "Bedankt voor je melding", "noindex": True}
