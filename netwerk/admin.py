"""Accounts, rights and the pages about the site itself."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group, Permission

from .editing import EditorAdmin
from .models import Page, SearchMiss, User
from .search.admin import SearchMissAdmin

admin.site.unregister(Group)
admin.site.register(SearchMiss, SearchMissAdmin)

RIGHTS = {"view": "bekijken", "add": "toevoegen", "change": "wijzigen", "delete": "verwijderen"}


class RightsField(forms.ModelMultipleChoiceField):
    """What a group may do with what is in the admin; Django has English names for these rights only."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, permission):
        verb = RIGHTS[permission.codename.partition("_")[0]]
        return f"{permission.content_type.name}: {verb}"


@admin.register(Group)
class EditorGroupAdmin(GroupAdmin):
    filter_horizontal = []

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        models = [model._meta for model in self.admin_site._registry]
        rights = Permission.objects.filter(
            content_type__app_label__in={meta.app_label for meta in models},
            content_type__model__in={meta.model_name for meta in models},
        )
        return RightsField(rights.select_related("content_type"), required=False, label="Rechten")


class PasswordForm(AdminPasswordChangeForm):
    """A password and nothing else: every account here logs in with one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for field in self.fields.values():
            field.required = True


@admin.register(User)
class EditorUserAdmin(UserAdmin):
    """Rights come from groups, so that it stays clear who may do what."""

    add_form_template = None  # Django's has a sentence in English
    change_password_form = PasswordForm
    filter_horizontal = []
    list_filter = ["is_active", "is_superuser", "groups"]
    fieldsets = [
        (None, {"fields": ["username", "password", "first_name", "last_name", "email"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["username", "email", "password1", "password2"]})]
    readonly_fields = ["last_login", "date_joined"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, widget=forms.CheckboxSelectMultiple, help_text="", **kwargs
        )


@admin.register(Page)
class PageAdmin(EditorAdmin):
    """The pages are fixed; their text is not."""

    list_display = ["title", "slug", "updated_at"]
    fields = ["title", "lead", "body"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def view_on_site(self, obj):
        return obj.get_absolute_url()
