"""A reader says that a story or a tip is wrong or out of date. The editors' side is in the admin."""

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from netwerk.generic import PageContext
from netwerk.guard.forms import GuardedForm, ReadableField, email_field
from netwerk.guard.limits import sending_limits, wait_for
from netwerk.guard.senders import client_key
from netwerk.guard.views import GuardedFormView
from netwerk.moved import LeadsOn

from .models import Correction


class CorrectionForm(GuardedForm):
    purpose = "correction"
    text_fields = ("note",)
    field_order = ("kind", "note", "email")

    kind = forms.ChoiceField(
        label="Wat is er mis?",
        choices=Correction.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er mis is.", "invalid_choice": "Kies wat er mis is."},
    )
    note = ReadableField(
        label="Wat klopt er niet, en hoe is het wel?",
        max_length=2_000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Schrijf wat er niet klopt."},
    )
    email = email_field(help_text="Alleen als we je er iets over mogen vragen. Komt niet op de site.")


class AboutPage(LeadsOn, PageContext):
    """``model`` is what is not right; a draft is as unknown here as everywhere."""

    kwargs: dict[str, Any]

    @cached_property
    def thing(self):
        return get_object_or_404(self.model.objects.published(), slug=self.kwargs["slug"])

    def get_breadcrumbs(self):
        name = str(self.model._meta.verbose_name_plural)
        own = (self.thing.title, self.thing.get_absolute_url())
        return [*super().get_breadcrumbs(), (name.capitalize(), f"/{name}/"), own]

    def get_context_data(self, **kwargs):
        name = self.model._meta.verbose_name
        return super().get_context_data(thing=self.thing, thing_name=name, **kwargs)


class CorrectionCreateView(AboutPage, GuardedFormView):
    template_name = "stories/correction_form.html"
    form_class = CorrectionForm
    too_fast = (
        "Vanaf deze plek zijn in korte tijd veel meldingen verstuurd. Wacht {wait} en probeer het opnieuw."
        " Je tekst staat er nog."
    )

    def form_valid(self, form):
        is_sent = Correction.objects.filter(form_token=form.token).exists()
        if not is_sent and (wait := self.seconds_to_wait(form)):
            return self.refuse_for_now(form, wait)
        correction = Correction(
            kind=form.cleaned_data["kind"],
            note=form.cleaned_data["note"],
            email=form.cleaned_data["email"],
            caught_by=form.spam or form.held,
            form_token=form.token,
            **{self.model._meta.model_name: self.thing},
        )
        Correction.objects.bulk_create([correction], ignore_conflicts=True)  # one for each form
        return redirect(f"{self.request.path}bedankt/")

    def seconds_to_wait(self, form) -> int:
        client, sender = client_key(self.request), form.cleaned_data["email"]
        return wait_for(sending_limits("klopt-niet", client=client, sender=sender))

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading="Klopt er iets niet?", **kwargs)


class CorrectionSentView(AboutPage, TemplateView):
    template_name = "stories/correction_sent.html"
    extra_context = {"heading": "Bedankt voor je melding", "noindex": True}
