"""The history of whatever is kept by version, instead of the one of Django, which tells less."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied

from .page import HistoryPage


class VersionsAdmin(admin.ModelAdmin):
    def history_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not hasattr(self.model, "history") or "logboek" in request.GET:
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return HistoryPage(self, request, thing).answer()

    def why_not_restore(self, request, thing) -> list[str]:
        """Sentences that say why this editor may not; nothing when all is well."""
        return []

    def after_restore(self, thing) -> None:
        """What has to follow when a version came back."""
