"""Accounts, rights and the pages about the site itself."""

from django.contrib import admin
from django.contrib.auth.models import Group
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from netwerk.accounts.admin import EditorGroupAdmin, EditorUserAdmin, RightsChangeAdmin
from netwerk.accounts.models import RightsChange, User
from netwerk.editing.merging.log_admin import MergeLogAdmin
from netwerk.editing.model_admin import EditorAdmin
from netwerk.editing.models import Merge
from netwerk.mail.admin import MailAdmin
from netwerk.mail.models import Mail
from netwerk.pages.models import Page
from netwerk.publicforms.admin import BlockedSenderAdmin, BlockedWordAdmin
from netwerk.publicforms.models import BlockedSender, BlockedWord
from netwerk.search.admin import SearchFeedbackAdmin, SearchMissAdmin, SynonymGroupAdmin
from netwerk.search.models import SearchFeedback, SearchMiss, SynonymGroup

# Everybody has pages for their own codes; the secrets of others are for nobody.
admin.site.unregister([Group, StaticDevice, TOTPDevice])
admin.site.register(Group, EditorGroupAdmin)
admin.site.register(User, EditorUserAdmin)
admin.site.register(RightsChange, RightsChangeAdmin)
admin.site.register(SearchMiss, SearchMissAdmin)
admin.site.register(SearchFeedback, SearchFeedbackAdmin)
admin.site.register(SynonymGroup, SynonymGroupAdmin)
admin.site.register(Mail, MailAdmin)
admin.site.register(Merge, MergeLogAdmin)
admin.site.register(BlockedSender, BlockedSenderAdmin)
admin.site.register(BlockedWord, BlockedWordAdmin)


class UnfinishedFilter(admin.SimpleListFilter):
    title = "nog niet af"
    parameter_name = "af"

    def lookups(self, request, model_admin):
        return [("nee", "Nog niet af")]

    def queryset(self, request, queryset):
        return queryset.unfinished() if self.value() == "nee" else queryset


@admin.register(Page)
class PageAdmin(EditorAdmin):
    """The pages are fixed; their text is not."""

    list_display = ["title", "slug", "updated_at"]
    list_filter = [UnfinishedFilter]
    fields = ["title", "lead", "body"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return obj.get_absolute_url()
