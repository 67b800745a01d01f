"""The accounts of editors and their rights."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import Group, Permission
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from netwerk.content.compat import registered_admins
from netwerk.editing.conflicts import EditConflictAdmin

from . import second_factor
from .models import RightsChange, User
from .rights import VERBS

# Everybody has pages for their own codes; the secrets of others are for nobody.
admin.site.unregister([Group, StaticDevice, TOTPDevice])

OWN_RIGHTS = "Je kunt je eigen rechten niet wijzigen. Vraag het aan een andere beheerder."


class RightsField(forms.ModelMultipleChoiceField):
    """What a group may do with what is in the admin; Django has English names for these rights only."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, permission):
        verb = VERBS[permission.codename.partition("_")[0]]
        return f"{permission.content_type.name}: {verb}"


@admin.register(Group)
class EditorGroupAdmin(EditConflictAdmin, GroupAdmin):
    filter_horizontal = []

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        """Also the rights of the parts of a form: a right that is not shown would be lost when it is saved."""
        registry = registered_admins(self.admin_site)
        parts = [inline.model for one in registry.values() for inline in one.inlines]
        models = [model._meta for model in [*registry, *parts]]
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


class AccountForm(UserChangeForm):
    """Nobody changes what they may do themselves, not even a superuser."""

    editor = None  # who fills it in

    class Meta(UserChangeForm.Meta):
        labels = {
            "is_active": "Account staat aan",
            "is_staff": "Mag in het beheer",
            "is_superuser": "Mag alles",
        }
        help_texts = {
            "username": "Hiermee logt iemand in: letters, cijfers en @ . + - _",
            "is_active": "Gaat iemand weg? Zet dit uit. Diegene is dan meteen uitgelogd.",
            "is_staff": "Zonder dit kan iemand niet inloggen. Wat iemand mag, komt uit de groepen.",
            "is_superuser": "Alle rechten, ook die niet in een groep zitten. Geef dit aan zo weinig mogelijk mensen.",
        }

    def clean(self):
        rights = {"is_active", "is_staff", "is_superuser", "groups"} & set(self.changed_data)
        if rights and self.instance == self.editor:
            raise forms.ValidationError(OWN_RIGHTS)
        return super().clean()


@admin.register(User)
class EditorUserAdmin(EditConflictAdmin, UserAdmin):
    """Rights come from groups, so that it stays clear who may do what."""

    menu_order = 5

    form = AccountForm
    add_form_template = None  # Django's has a sentence in English
    change_password_form = PasswordForm
    filter_horizontal = []
    list_filter = ["is_active", "is_superuser", "groups"]
    show_facets = admin.ShowFacets.ALWAYS
    fieldsets = [
        (None, {"fields": ["username", "password", "first_name", "last_name", "email"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("Wanneer", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "email", "password1", "password2"]})]
    readonly_fields = ["last_login", "date_joined"]
    actions = ["reset_second_factor"]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(
            db_field, request, widget=forms.CheckboxSelectMultiple, help_text="", **kwargs
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"editor": request.user})

    def get_readonly_fields(self, request, obj=None):
        """All rights at once are given by who has them all."""
        return self.readonly_fields if request.user.is_superuser else [*self.readonly_fields, "is_superuser"]

    def has_change_permission(self, request, obj=None):
        """Who could change the password of a superuser, would be one."""
        return super().has_change_permission(request, obj) and is_within_reach(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        """Not the own account: what is done would be of nobody, and the last one might go."""
        may = super().has_delete_permission(request, obj) and is_within_reach(request.user, obj)
        return may and obj != request.user

    def has_reset_permission(self, request) -> bool:
        """Not for who can also change passwords: together they open every account."""
        return request.user.is_superuser

    @admin.action(description="Zet inloggen met een code uit (telefoon kwijt)", permissions=["reset"])
    def reset_second_factor(self, request, queryset):
        for user in queryset:
            second_factor.reset(user, request)
            self.log_change(request, user, "Inloggen met een code uitgezet.")
        self.message_user(request, "De volgende keer stellen zij inloggen met een code opnieuw in.")


@admin.register(RightsChange)
class RightsChangeAdmin(admin.ModelAdmin):
    """Written by the site; nobody changes it."""

    list_display = ["at", "of", "what", "by"]
    list_select_related = ["by"]
    list_per_page = 50
    search_fields = ["of", "what", "by__username"]
    date_hierarchy = "at"
    show_facets = admin.ShowFacets.NEVER

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Wijzigingen van rechten"} | (extra_context or {}))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def is_within_reach(editor, user) -> bool:
    return editor.is_superuser or user is None or not user.is_superuser
