"""“Samenvoegen” at a topic, a person and more: choose the other, see what changes, do it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from netwerk.editing.choices import KeySelect

from . import CannotMerge
from .merge import merge
from .rules import RULES, notes
from .shown import lines_of_merge

TARGET = "doel"


def may_merge(model_admin: Any, request: Any, thing: Any) -> bool:
    """What goes, is changed and deleted. The same to undo it."""
    may_change = model_admin.has_change_permission(request, thing)
    return may_change and model_admin.has_delete_permission(request, thing)


def in_places(number: int) -> str:
    return "1 plek" if number == 1 else f"{number} plekken"


class MergeAdmin(admin.ModelAdmin):
    """``merge_key`` is a foreign key to the model, for the list to choose from."""

    merge_key: Any = None
    change_form_template = "admin/merging/change_form.html"

    def get_urls(self):
        own = path(
            "<path:object_id>/samenvoegen/",
            self.admin_site.admin_view(self.merge_view),
            name=self.page("merge"),
        )
        return [own, *super().get_urls()]

    def page(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        if obj and self.may_merge(request, obj):
            context["merge_url"] = reverse(f"admin:{self.page('merge')}", args=[obj.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def may_merge(self, request, obj) -> bool:
        return may_merge(self, request, obj) and not getattr(obj, "merged_into", None)

    def merge_view(self, request, object_id):
        """GET without a choice asks; GET with one shows what will change; POST does it."""
        old = self.get_object(request, unquote(object_id))
        if old is None:
            raise Http404
        if not self.may_merge(request, old):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else request.GET
        form = self.merge_form(old, data if TARGET in data else None)
        if not form.is_valid():
            return self.merge_page(request, old, form, None)
        new = form.cleaned_data[TARGET]
        try:
            RULES[self.model].check_all(old, new)
            if request.method == "POST":
                return self.merged(request, old, new)
        except CannotMerge as error:
            form.add_error(TARGET, str(error))
            return self.merge_page(request, old, form, None)
        return self.merge_page(request, old, form, new)

    def merge_form(self, old, data):
        field = forms.ModelChoiceField(
            self.model._default_manager.all(),
            widget=KeySelect(self.merge_key, self.admin_site),
            label=f"“{old}” gaat op in",
            error_messages={"required": "Kies eerst waarin dit opgaat."},
        )
        return type("MergeForm", (forms.Form,), {TARGET: field})(data)

    def merge_page(self, request, old, form, new):
        moves = RULES[self.model].moves(old, new) if new else []
        context = {
            **self.admin_site.each_context(request),
            "title": f"“{old}” samenvoegen",
            "opts": self.opts,
            "object": old,
            "form": form,
            "media": form.media + forms.Media(js=["admin_netwerk/labels.js"]),
            "target": new,
            "lines": lines_of_merge(moves),
            "notes": list(notes(old, new, moves)) if new else [],
        }
        return TemplateResponse(request, "admin/merging/merge.html", context)

    @transaction.atomic
    def merged(self, request, old, new):
        done = merge(old, new, request.user)
        told = f"“{old}” (nummer {old.pk}) is hierin opgegaan. Verhuisd: {in_places(done.moved)}."
        self.log_change(request, new, f"Samengevoegd: {told}")
        self.log_change(request, old, f"Opgegaan in “{new}” (nummer {new.pk}).")
        moved = in_places(done.moved)
        said = f"“{old}” is opgegaan in “{new}”. Verhuisd: {moved}. Terugdraaien kan bij Samenvoegingen."
        self.message_user(request, said, messages.SUCCESS)
        return redirect(reverse(f"admin:{self.page('change')}", args=[new.pk]))
