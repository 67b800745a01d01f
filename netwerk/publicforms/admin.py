"""Words and senders that go to the spam list."""

from django.contrib import admin

from netwerk.editing.model_admin import EditorAdmin

from .models import BlockedSender, BlockedWord


@admin.register(BlockedWord)
class BlockedWordAdmin(EditorAdmin):
    list_display = ["word"]
    search_fields = ["word"]
    fields = ["word"]

    def view_on_site(self, obj):
        return None


@admin.register(BlockedSender)
class BlockedSenderAdmin(EditorAdmin):
    """A sender is blocked at a comment, and unblocked by deleting the row."""

    list_display = ["__str__", "reason", "blocked_by", "created_at"]
    list_select_related = ["blocked_by"]
    fields = ["reason", "blocked_by", "created_at"]
    readonly_fields = ["blocked_by", "created_at"]

    def has_add_permission(self, request):
        return False

    def lookup_allowed(self, lookup, value, request=None):
        return False

    def view_on_site(self, obj):
        return None
