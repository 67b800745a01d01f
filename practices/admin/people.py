"""People and where they work; and taking a person's name off the site."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from netwerk.editing.merging.admin import MergeAdmin
from netwerk.editing.model_admin import EditorAdmin
from netwerk.editing.references import DeletionGuard, UsedFilter

from ..models import Organisation, Practitioner, Quote
from ..withdrawal import withdraw_person
from .person_form import PractitionerForm

WITHDRAWN = Practitioner.LegalGround.WITHDRAWN


@admin.register(Organisation)
class OrganisationAdmin(MergeAdmin, DeletionGuard, EditorAdmin):
    list_display = ["name", "kind", "region", "updated_at"]
    list_filter = ["kind", UsedFilter]
    search_fields = ["name", "sort_name", "region"]
    fields = ["name", "kind", "region", "website", "slug"]
    merge_key = Quote._meta.get_field("organisation")
    used_by = ["practitioners", "quotes"]
    delete_advice = (
        "Voeg de organisatie samen met een andere. Of kies eerst een andere bij deze mensen en citaten."
    )


@admin.register(Practitioner)
class PractitionerAdmin(MergeAdmin, DeletionGuard, EditorAdmin):
    menu_order = 4
    form = PractitionerForm
    list_display = ["name", "role", "organisation", "legal_ground", "updated_at"]
    list_filter = ["legal_ground", "voice", "organisation__kind", UsedFilter]
    list_select_related = ["organisation"]
    search_fields = ["name", "sort_name", "role", "organisation__name"]
    autocomplete_fields = ["organisation", "network_roles"]
    change_form_template = "admin/practices/practitioner/change_form.html"
    merge_key = Quote._meta.get_field("speaker")
    used_by = ["quotes", "contributions"]
    takes_along = ["corrections"]
    delete_advice = (
        "Wil iemand niet meer op de site? Kies “Naam intrekken” bij deze persoon. "
        "Staat iemand er twee keer? Kies “Samenvoegen”."
    )
    fieldsets = [
        (None, {"fields": ["name", "somebody_else", "role", "organisation", "voice"]}),
        (
            "Mag de naam op de site?",
            {"fields": ["legal_ground", "ground_note", "consent_given_on", "consent_purpose"]},
        ),
        ("Op de pagina van deze persoon", {"fields": ["bio", "network_roles", "topics", "former_roles"]}),
        (
            "Foto, website en adres",
            {
                "classes": ["collapse"],
                "fields": ["photo", "photo_alt", "photo_consent_given_on", "website", "slug"],
            },
        ),
    ]

    def get_urls(self):
        withdraw_view = self.admin_site.admin_view(self.withdraw_view)
        own = path("<path:object_id>/intrekken/", withdraw_view, name="practices_practitioner_withdraw")
        return [own, *super().get_urls()]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "legal_ground":  # withdrawing is more than a choice: it has an action of its own
            kwargs["choices"] = [choice for choice in db_field.get_choices() if choice[0] != WITHDRAWN]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        closed = ["name", "legal_ground", "slug"] if obj and obj.legal_ground == WITHDRAWN else []
        return [*super().get_readonly_fields(request, obj), *closed]

    def may_merge(self, request, obj):
        return super().may_merge(request, obj) and obj.legal_ground != WITHDRAWN

    def withdraw_view(self, request, object_id):
        """GET asks, POST does it."""
        person = self.get_object(request, unquote(object_id))
        if person is None or person.legal_ground == WITHDRAWN:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if request.method == "POST":
            report = withdraw_person(person)
            person.refresh_from_db()  # the log must not keep the name either
            self.log_change(request, person, "Naam ingetrokken.")
            places = "1 plek" if report.rows_changed == 1 else f"{report.rows_changed} plekken"
            told = f"De naam is weg. In plaats daarvan staat er “{report.label}”. Ook aangepast: {places}."
            self.message_user(request, told, messages.SUCCESS)
            return redirect("admin:practices_practitioner_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Naam intrekken",
            "opts": self.opts,
            "object": person,
        }
        return TemplateResponse(request, "admin/practices/practitioner/withdraw.html", context)
