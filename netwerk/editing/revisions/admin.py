"""The history of whatever is kept by version, instead of the one of Django, which tells less."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from .page import HistoryPage


class VersionsAdmin(admin.ModelAdmin):
    def history_view(self, request: HttpRequest, object_id, extra_context=None):
        row = self.get_object(request, unquote(object_id))
        if row is None or not hasattr(self.model, "history") or "logboek" in request.GET:
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return HistoryPage(self, request, row).answer()

    def why_not_restore(self, request: HttpRequest, row: Model) -> list[str]:
        """Sentences that say why this editor may not; nothing when all is well."""
        return []

    def after_restore(self, row: Model) -> None:
        """What has to follow when a version came back."""
