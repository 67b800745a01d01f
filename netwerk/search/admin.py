"""What readers look for and do not find, for editors."""

from django.contrib import admin


class SearchMissAdmin(admin.ModelAdmin):
    """Counted by the site; nobody writes in it."""

    list_display = ["word", "day", "times"]
    search_fields = ["word"]
    date_hierarchy = "day"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
