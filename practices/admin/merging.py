"""“Samenvoegen” at a topic, a person or an organisation: choose the other, see what changes, do it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from netwerk import merging
from netwerk.merging import CannotMerge, Move
from netwerk.uses import link_to, owner_of

from ..merging import check, merge, notes

TARGET = "doel"


@dataclass
class Line:
    """What the page tells of one kind of thing that moves."""

    title: str
    moved: list[tuple[str, str]]
    doubled: list[tuple[str, str]]


def lines(moves: list[Move]) -> list[Line]:
    found = []
    for move in moves:
        moved, doubled = things(move, move.moved), things(move, move.doubled)
        if moved or doubled:
            meta = (moved or doubled)[0]._meta
            found.append(
                Line(str(meta.verbose_name_plural), [*map(link_to, moved)], [*map(link_to, doubled)])
            )
    return found


def things(move: Move, rows: list[Any]) -> list[Any]:
    """The stories, quotes and people that the rows are a part of."""
    owner = owner_of(move.model)
    if not owner:
        return rows
    keys = [getattr(row, f"{owner}_id") for row in rows]
    model: Any = move.model._meta.get_field(owner).related_model
    known = model._base_manager.in_bulk(keys)
    return [known[key] for key in keys]


def told(old: Any, moves: list[Move]) -> str:
    """For the log: enough to put every row back by hand."""
    parts = [f"Samengevoegd: “{old}” (nummer {old.pk}) is hierin opgegaan."]
    for move in moves:
        for what, rows in (("verhuisd", move.moved), ("stond er al", move.doubled)):
            if rows:
                numbers = ", ".join(str(row.pk or row.content_object_id) for row in rows)
                parts.append(f"{str(move.model._meta.verbose_name_plural).capitalize()} {what}: {numbers}.")
    return " ".join(parts)


class MergeAdmin(admin.ModelAdmin):
    """``merge_key`` is a foreign key to the model, for the list to choose from."""

    merge_key: Any = None
    change_form_template = "admin/practices/merge_change_form.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        own = path("<path:object_id>/samenvoegen/", self.admin_site.admin_view(self.merge_view), name=name)
        return [own, *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        if obj and self.may_merge(request, obj):
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge"
            context["merge_url"] = reverse(name, args=[obj.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def may_merge(self, request, obj) -> bool:
        may = self.has_change_permission(request, obj) and self.has_delete_permission(request, obj)
        return may and not getattr(obj, "merged_into", None)

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
            check(old, new)
            if request.method == "POST":
                return self.merged(request, old, new)
        except CannotMerge as error:
            form.add_error(TARGET, str(error))
            return self.merge_page(request, old, form, None)
        return self.merge_page(request, old, form, new)

    def merge_form(self, old, data):
        field = forms.ModelChoiceField(
            self.model._default_manager.all(),
            widget=AutocompleteSelect(self.merge_key, self.admin_site),
            label=f"“{old}” gaat op in",
            error_messages={"required": "Kies eerst waarin dit opgaat."},
        )
        return type("MergeForm", (forms.Form,), {TARGET: field})(data)

    def merge_page(self, request, old, form, new):
        context = {
            **self.admin_site.each_context(request),
            "title": f"“{old}” samenvoegen",
            "opts": self.opts,
            "object": old,
            "form": form,
            "media": form.media + forms.Media(js=["admin_netwerk/labels.js"]),
            "target": new,
            "lines": lines(merging.moves(old, new)) if new else [],
            "notes": list(notes(old, new)) if new else [],
        }
        return TemplateResponse(request, "admin/practices/merge.html", context)

    def merged(self, request, old, new):
        moves = merge(old, new)
        self.log_change(request, new, told(old, moves))
        self.log_change(request, old, f"Opgegaan in “{new}” (nummer {new.pk}).")
        number = sum(len(move.moved) for move in moves)
        places = "1 plek" if number == 1 else f"{number} plekken"
        self.message_user(request, f"“{old}” is opgegaan in “{new}”. Verhuisd: {places}.", messages.SUCCESS)
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[new.pk]))
