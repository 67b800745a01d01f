"""E-mail addresses of readers, and erasing what leads to a reader who asks for that by post or telephone."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from netwerk.editing import EditorAdmin
from netwerk.models import EmailAddress

from .erase import Report, erase
from .forms import EraseForm

MAY_ERASE = "netwerk.delete_emailaddress"


class RequestForm(EraseForm):
    field_order = ("email", "words", "mentions")

    email = forms.EmailField(label="E-mailadres van de lezer")
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
        erase_view = self.admin_site.admin_view(self.erase_view)
        return [path("wissen/", erase_view, name="netwerk_emailaddress_erase"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        may_erase = {"may_erase": request.user.has_perm(MAY_ERASE)}
        return super().changelist_view(request, {**(extra_context or {}), **may_erase})

    def erase_view(self, request):
        """The first POST shows what would happen, the second one does it."""
        if not request.user.has_perm(MAY_ERASE):
            raise PermissionDenied
        form, report = RequestForm(request.POST or None), None
        if form.is_valid():
            report = self.run(request, form)
            if "wis" in request.POST:
                self.message_user(request, f"Gewist. {'. '.join(report.lines())}", messages.SUCCESS)
                return redirect("admin:netwerk_emailaddress_changelist")
        context = self.admin_site.each_context(request)
        context |= {
            "title": "Wis de gegevens van een lezer",
            "opts": self.opts,
            "form": form,
            "report": report,
        }
        return TemplateResponse(request, "admin/netwerk/emailaddress/erase.html", context)

    @transaction.atomic
    def run(self, request, form) -> Report:
        keep_words, mentions = form.keeps_words(), form.cleaned_data["mentions"]
        report = erase(form.cleaned_data["email"], keep_words=keep_words, mentions=mentions)
        if "wis" in request.POST:
            LogEntry.objects.create(
                user=request.user,
                content_type=ContentType.objects.get_for_model(EmailAddress),
                object_repr="Een lezer",
                action_flag=CHANGE,
                change_message=f"Gegevens gewist. Reacties: {report.comments}. Tips: {report.tips}.",
            )
        else:
            transaction.set_rollback(True)
        return report
