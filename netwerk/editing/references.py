"""Where something is used: on its form, in a filter of its list, and as the reason not to delete it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join

SHOWN = 10
OWNERS = ("content_object", "story", "term", "tag")  # what a row that has no form of its own is a part of


@dataclass
class Use:
    """The things of one kind that use it: the first of them, and how many there are."""

    things: list[Any]
    total: int

    def __str__(self):
        meta = self.things[0]._meta
        return f"{self.total} {meta.verbose_name if self.total == 1 else meta.verbose_name_plural}"


def uses(thing: Any, names: Sequence[str]) -> list[Use]:
    """By these fields, or relations back to it; two queries for each at most."""
    return [use for name in names if (use := use_by(thing, thing._meta.get_field(name)))]


def use_by(thing: Any, relation: Any) -> Use | None:
    if relation.concrete:
        whole = getattr(thing, relation.name)
        return Use([whole], 1) if whole else None
    rows = relation.related_model._base_manager.filter(**{relation.remote_field.name: thing.pk})
    owner = owner_of(relation.remote_field)
    first = list(rows.select_related(*([owner] if owner else [])).order_by("pk")[: SHOWN + 1])
    if not first:
        return None
    total = len(first) if len(first) <= SHOWN else rows.count()
    return Use([getattr(row, owner) if owner else row for row in first[:SHOWN]], total)


def owner_of(key: Any) -> str:
    """The column with what a row is a part of, seen from what the key points at."""
    if admin.site.is_registered(key.model):
        return ""
    columns = {field.name for field in key.model._meta.concrete_fields if not field.null and field is not key}
    return next((name for name in OWNERS if name in columns), "")


def link_to(thing: Any) -> tuple[str, str]:
    """The address of its form, and its name."""
    try:
        return reverse(
            f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk]
        ), str(thing)
    except NoReverseMatch:
        return "", str(thing)


def as_list(found: list[Use]):
    return format_html_join(
        "", "<li>{}: {}{}</li>", ((use, reference_links(use), rest(use)) for use in found)
    )


def reference_links(use: Use):
    return format_html_join(", ", '<a href="{}">{}</a>', map(link_to, use.things))


def rest(use: Use) -> str:
    return f" en nog {use.total - len(use.things)}" if use.total > len(use.things) else ""


class UsedFilter(admin.SimpleListFilter):
    title = "gebruik"
    parameter_name = "gebruik"

    def __init__(self, request, params, model, model_admin):
        self.names = [n for n in model_admin.used_by if not model._meta.get_field(n).concrete]
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [("gebruikt", "Gebruikt"), ("ongebruikt", "Ongebruikt")]

    def queryset(self, request, queryset):
        used = Q()
        for name in self.names:
            relation = queryset.model._meta.get_field(name)
            rows = relation.related_model._base_manager.filter(**{relation.remote_field.name: OuterRef("pk")})
            used |= Q(Exists(rows))
        match self.value():
            case "gebruikt":
                return queryset.filter(used)
            case "ongebruikt":
                return queryset.exclude(used)
        return queryset


class DeletionGuard(admin.ModelAdmin):
    """``used_by`` names the relations; ``instead`` says what to do with what is in use.

    ``takes_along`` names what readers sent about it: that cannot be deleted by itself, and goes with it.
    """

    used_by: Sequence[str] = ()
    takes_along: Sequence[str] = ()
    where_used_classes: Sequence[str] = ()
    delete_advice = ""
    delete_confirmation_template = "admin/delete_used.html"
    delete_selected_confirmation_template = "admin/delete_selected_used.html"

    @admin.display(description="wordt gebruikt in")
    def where_used(self, thing):
        found = uses(thing, self.used_by)
        return format_html("<ul>{}</ul>", as_list(found)) if found else "Nog nergens."

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["where_used"] if obj else [])]

    def get_fieldsets(self, request, obj=None):
        shown = [
            (name, {**options, "fields": [f for f in options["fields"] if f != "where_used"]})
            for name, options in super().get_fieldsets(request, obj)
        ]
        use = {"fields": ["where_used"], "classes": self.where_used_classes}
        return [*shown, ("Gebruik", use)] if obj else shown

    def get_deleted_objects(self, objs, request):
        """What Django protects by itself, is among the uses."""
        shown, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        used = [(thing, found) for thing in objs if (found := uses(thing, self.used_by))]
        if used:
            protected = [format_html("{}<ul>{}</ul>", thing, as_list(found)) for thing, found in used]
            protected.append(self.delete_advice)
        relations: list[Any] = [self.opts.get_field(name) for name in self.takes_along]
        of_readers = {str(relation.related_model._meta.verbose_name) for relation in relations}
        return shown, counts, set(forbidden) - of_readers, [reason for reason in protected if reason]
