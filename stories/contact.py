"""A reader asks the editors something: the form that the page about help leads to."""

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from netwerk.http.pages import PageContext
from netwerk.pages.models import Page
from netwerk.publicforms.forms import GuardedForm, ReadableField, email_field

from .corrections import CorrectionCreateView

PARENT = ("Hulp en contact", "/hulp/")


class ContactForm(GuardedForm):
    purpose = "contact"
    text_fields = ("note",)
    field_order = ("note", "email")

    note = ReadableField(
        label="Je bericht",
        max_length=2_000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Gaat het over een pagina? Zet het adres van die pagina erbij.",
        error_messages={"required": "Schrijf wat je wilt vragen of vertellen."},
    )
    email = email_field(help_text="Alleen als je antwoord wilt. Komt niet op de site.")


class ContactView(CorrectionCreateView):
    """It walks the way of a correction: one list for the editors, the same mails and the same time to keep it."""

    model = Page
    template_name = "stories/contact/form.html"
    form_class = ContactForm

    @cached_property
    def thing(self):
        return get_object_or_404(Page, slug="hulp")

    def get_breadcrumbs(self):
        return [*PageContext.get_breadcrumbs(self), (self.title, self.thing.get_absolute_url())]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"heading": "Stuur de redactie een bericht"}


class ContactSentView(PageContext, TemplateView):
    template_name = "stories/contact/sent.html"
    parents = [PARENT]
    extra_context = {"heading": "Bedankt voor je bericht", "noindex": True}
