"""The stories that the first page of the admin counts."""

from django.contrib import admin

from ..dashboard import INCOMPLETE_SOURCE, MISSING, is_old


class AttentionFilter(admin.SimpleListFilter):
    title = "aandacht nodig"
    parameter_name = "aandacht"

    def lookups(self, request, model_admin):
        return [
            ("bron", "Bron niet compleet"),
            ("ontbreekt", "Mist iets uit de bron"),
            ("oud", "Ouder dan 3 jaar"),
        ]

    def queryset(self, request, queryset):
        conditions = {"bron": INCOMPLETE_SOURCE, "ontbreekt": MISSING, "oud": is_old()}
        condition = conditions.get(self.value() or "")
        return queryset.filter(condition).published() if condition else queryset
