"""E-mail addresses of readers; what is kept about a reader who asks by post or telephone, and erasing that."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from netwerk.editing.model_admin import EditorAdmin
from netwerk.mail.models import EmailAddress

from .download import as_file, everything
from .erase import ErasureReport, erase
from .forms import EraseForm
from .shown import sections

MAY_ERASE = "mail.delete_emailaddress"


class ReaderForm(forms.Form):
    email = forms.EmailField(label="E-mailadres van de lezer")


class RequestForm(ReaderForm, EraseForm):
    field_order = ("email", "words", "mentions")

    mentions = forms.BooleanField(
        label="Haal de volledige naam ook weg uit wat anderen schreven",
        required=False,
        initial=True,
        help_text="Alleen een naam van twee woorden of meer. Heet een andere lezer zo? Zet dit dan uit.",
    )


@admin.register(EmailAddress)
class EmailAddressAdmin(EditorAdmin):
    """To look up only: a reader confirms, stops mail and erases by links."""

    list_display = ["email", "created_at", "confirmed_at"]
    search_fields = ["email"]
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False  # erasing takes more along: it has a page of its own

    def view_on_site(self, obj):
        return None

    def get_urls(self):
        views = {"held": ("gegevens/", self.held_view), "erase": ("wissen/", self.erase_view)}
        own = [
            path(address, self.admin_site.admin_view(view), name=f"mail_emailaddress_{name}")
            for name, (address, view) in views.items()
        ]
        return [*own, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        may_erase = {"may_erase": request.user.has_perm(MAY_ERASE)}
        return super().changelist_view(request, {**(extra_context or {}), **may_erase})

    def held_view(self, request):
        """An address is sent and never asked for in a link: links are kept in logs."""
        if not request.user.has_perm(MAY_ERASE):
            raise PermissionDenied
        form, found = ReaderForm(request.POST or None), None
        if form.is_valid():
            email = form.cleaned_data["email"].strip().lower()
            as_file_asked = "download" in request.POST
            log_erasure(request, "Gegevens gedownload." if as_file_asked else "Gegevens bekeken.")
            if as_file_asked:
                return as_file(email)
            found = list(sections(everything(email)))
        context = self.admin_site.each_context(request)
        context |= {"title": "Wat bewaren we van een lezer?", "opts": self.opts, "form": form, "found": found}
        return TemplateResponse(request, "admin/mail/emailaddress/held.html", context)

    def erase_view(self, request):
        """The first POST shows what would happen, the second one does it."""
        if not request.user.has_perm(MAY_ERASE):
            raise PermissionDenied
        form, report = RequestForm(request.POST or None), None
        if form.is_valid():
            report = self.run(request, form)
            if "wis" in request.POST:
                self.message_user(request, f"Gewist. {'. '.join(report.lines())}", messages.SUCCESS)
                return redirect("admin:mail_emailaddress_changelist")
        context = self.admin_site.each_context(request)
        context |= {
            "title": "Wis de gegevens van een lezer",
            "opts": self.opts,
            "form": form,
            "report": report,
        }
        return TemplateResponse(request, "admin/mail/emailaddress/erase.html", context)

    @transaction.atomic
    def run(self, request, form) -> ErasureReport:
        keep_words, mentions = form.keeps_words(), form.cleaned_data["mentions"]
        report = erase(form.cleaned_data["email"], keep_words=keep_words, mentions=mentions)
        if "wis" in request.POST:
            log_erasure(request, f"Gegevens gewist. Reacties: {report.comments}. Tips: {report.tips}.")
        else:
            transaction.set_rollback(True)
        return report


def log_erasure(request, told: str) -> None:
    """That it was done, by whom and when; and not of which reader."""
    LogEntry.objects.create(
        user=request.user,
        content_type=ContentType.objects.get_for_model(EmailAddress),
        object_repr="Een lezer",
        action_flag=CHANGE,
        change_message=told,
    )
