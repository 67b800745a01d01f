"""What was merged, by whom and when; and undoing it, after seeing what goes back and what does not."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from ..references import link_to
from . import CannotMerge
from .admin import may_merge
from .names import name_all
from .rules import RULES
from .shown import lines_of_undo
from .undo import plan_undo, undo

SHOWN = ["what", "into", "kind_shown", "merged", "undone_shown"]


class KindFilter(admin.SimpleListFilter):
    title = "soort"
    parameter_name = "soort"

    def lookups(self, request, model_admin):
        return [(model._meta.label_lower, str(model._meta.verbose_name).capitalize()) for model in RULES]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class UndoneFilter(admin.SimpleListFilter):
    title = "stand"
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("samen", "Nog samen"), ("terug", "Teruggedraaid")]

    def queryset(self, request, queryset):
        match self.value():
            case "samen":
                return queryset.standing()
            case "terug":
                return queryset.exclude(undone_at=None)
        return queryset


class MergeList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        name_all(self.result_list)


class MergeLogAdmin(admin.ModelAdmin):
    list_display = ["__str__", "kind_shown", "merged", "state"]
    list_filter = [UndoneFilter, KindFilter]
    show_facets = admin.ShowFacets.ALWAYS
    list_select_related = ["merged_by", "undone_by"]
    list_per_page = 50
    actions = None
    fields = [*SHOWN]
    readonly_fields = [*SHOWN]
    change_form_template = "admin/merging/log_change_form.html"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).defer("changes")  # long, and for undoing only

    def get_changelist(self, request, **kwargs):
        return MergeList

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            name_all([found])
        return found

    @admin.display(description="wat ging op")
    def what(self, merge):
        return merge.old_name

    @admin.display(description="waarin")
    def into(self, merge):
        return merge.new_name

    @admin.display(description="soort", ordering="kind")
    def kind_shown(self, merge):
        return str(merge.model._meta.verbose_name).capitalize()

    @admin.display(description="samengevoegd", ordering="pk")
    def merged(self, merge):
        return merge.merged_in_words()

    @admin.display(description="teruggedraaid")
    def undone_shown(self, merge):
        return merge.undone_in_words() or "Nee"

    @admin.display(description="stand", ordering="undone_at")
    def state(self, merge):
        return "Teruggedraaid" if merge.undone_at else "Nog samen"

    def get_urls(self):
        undo_view = self.admin_site.admin_view(self.undo_view)
        return [
            path("<path:object_id>/terugdraaien/", undo_view, name="editing_merge_undo"),
            *super().get_urls(),
        ]

    def may_undo(self, request, merge) -> bool:
        model_admin = self.admin_site._registry.get(merge.model)
        return bool(model_admin) and may_merge(model_admin, request, None)

    def render_change_form(self, request, context, *args, **kwargs):
        merge = kwargs.get("obj")
        if merge and not merge.undone_at and self.may_undo(request, merge):
            context["undo_url"] = reverse("admin:editing_merge_undo", args=[merge.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def undo_view(self, request, object_id):
        """GET shows what goes back and what does not; POST does it."""
        merge = self.get_object(request, unquote(object_id))
        if merge is None:
            raise Http404
        if not self.may_undo(request, merge):
            raise PermissionDenied
        try:
            if request.method == "POST":
                return self.undone(request, merge)
            return self.undo_page(request, merge, plan_undo(merge))
        except CannotMerge as error:
            return self.undo_page(request, merge, None, str(error))

    def undo_page(self, request, merge, undoing, problem=""):
        labels = undoing.rules.label if undoing else str
        context = {
            **self.admin_site.each_context(request),
            "title": "Samenvoegen terugdraaien",
            "opts": self.opts,
            "object": merge,
            "merge": merge,
            "problem": problem,
            "lines": lines_of_undo(undoing.parts) if undoing else [],
            "emptied": [labels(name) for name in undoing.emptied] if undoing else [],
            "kept": [labels(name) for name in undoing.kept] if undoing else [],
            "words": bool(merge.changes["words"]),
        }
        status = 409 if problem and request.method == "POST" else 200
        return TemplateResponse(request, "admin/merging/undo.html", context, status=status)

    @transaction.atomic
    def undone(self, request, merge):
        undoing = undo(merge, request.user)
        old, new = undoing.old, undoing.new
        self.log_change(
            request, new, f"Samenvoegen teruggedraaid: “{old}” (nummer {old.pk}) is hier weer uit."
        )
        self.log_change(request, old, f"Samenvoegen met “{new}” (nummer {new.pk}) teruggedraaid.")
        told = f"“{old}” is weer los van “{new}”."
        self.message_user(request, told, messages.SUCCESS)
        return redirect(link_to(old)[0])
