"""What every form and list of the editors' workplace shares."""

import json
from contextlib import contextmanager
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.utils import timezone
from django.utils.html import format_html
from js_asset import ImportMap, Media
from taggit.managers import TaggableManager

from netwerk.content.left_out import notices
from netwerk.content.picture_fields import StorageFull, undone_on_error
from netwerk.content.richtext import RichTextField
from netwerk.http.csp import build_policy
from netwerk.search.indexing import batch

from .admin_fields import LineField, LinesField, PictureFormField, RichField, topics_field
from .choices import KeySelect, KeySelectMultiple
from .conflicts import EditConflictAdmin, RejectedForm, reject
from .editor_form import EditorForm
from .merging import hold_shared_lock
from .revisions.admin import VersionsAdmin

EDITOR_MEDIA = forms.Media(
    js=[
        f"admin_netwerk/{name}.js"
        for name in ("labels", "choosing", "toolbar", "prose", "unsaved", "refused")
    ]
)
# What the scripts of the rich text editor import from one another.
EDITOR_MODULES = Media(
    importmap=ImportMap(
        {f"netwerk/{name}": f"admin_netwerk/{name}.js" for name in ("elements", "left-out", "word-lists")}
    )
)
# The rich text editor and the block editor each add one fixed style element to the page. A hash allows that
# text and nothing else. After an update of either, the browser test shows the new hash in the console.
EDITOR_STYLES = [
    "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='",
    "'sha256-FVoI8lkCvxqGYniTF2YkkzJsiI0LzOkaG++S72Zf1/g='",
]
# The block editor fills these in, and has English names for them.
PLACE_OF_A_BLOCK = {"region": "Deel van de pagina", "ordering": "Volgorde"}

NO_ROOM = (
    "Er is nog niets bewaard: de opslag voor afbeeldingen is vol. Je tekst staat er nog. Bewaar hem zonder de nieuwe "
    "afbeelding en laat de beheerder van de site weten dat de opslag vol is."
)


class EditorFields(BaseModelAdmin):
    """Fields as editors need them, in a form and in an inline."""

    form: Any = EditorForm
    formfield_overrides = {
        models.ImageField: {"form_class": PictureFormField},
        models.CharField: {"form_class": LineField},
        models.SlugField: {"form_class": forms.SlugField, "widget": AdminTextInputWidget},
        models.TextField: {"form_class": LinesField},
        models.URLField: {"assume_scheme": "https"},
        RichTextField: {"form_class": RichField, "widget": AdminTextareaWidget},
    }

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeySelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, TaggableManager):
            field: forms.Field | None = topics_field(db_field, request, self.admin_site)
        else:
            field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in PLACE_OF_A_BLOCK:
            field.label = PLACE_OF_A_BLOCK[db_field.name]
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            simplify(field.widget)
        return field


def simplify(wrapper: RelatedFieldWidgetWrapper) -> None:
    # Adding is part of writing; changing what other stories use too is not.
    wrapper.can_change_related = wrapper.can_delete_related = wrapper.can_view_related = False
    if wrapper.widget.allow_multiple_selected:
        # Leaves out the cross that clears all: with it, the choices are no list to a screen reader.
        wrapper.widget.is_required = True


class EditorAdmin(EditConflictAdmin, VersionsAdmin, EditorFields, admin.ModelAdmin):
    show_facets = admin.ShowFacets.ALWAYS
    # What was sent while the session ended comes back in the form; see accounts/resume.py.
    resumes_forms = True
    list_per_page = 50

    @property
    def media(self):
        return super().media + EDITOR_MEDIA

    def log_addition(self, request, obj, message):
        return super().log_addition(request, obj, as_written(message))

    def log_change(self, request, obj, message):
        return super().log_change(request, obj, as_written(message))

    @contextmanager
    def saving(self, request):
        # A story is indexed once, not once for each of its blocks.
        with undone_on_error(), super().saving(request), hold_shared_lock(request), batch():
            yield

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except StorageFull:
            request.no_room = True
            return self.changeform_view(request, object_id, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return reject(form, RejectedForm(NO_ROOM)) if getattr(request, "no_room", False) else form

    def save_model(self, request, obj, form, change):
        """Nothing is saved when nothing was changed: readers are told when a page changed, and a version says what."""
        if not change or form.has_changed():
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        if change and not form.has_changed() and any(formset.has_changed() for formset in formsets):
            super().save_model(request, form.instance, form, change)  # a part of it changed
        super().save_related(request, form, formsets, change)
        parts = [part.instance for formset in formsets for part in formset.forms]
        for notice in notices([form.instance, *parts]):
            self.message_user(request, notice, messages.WARNING)

    def view_on_site(self, obj):
        """No link to a page that a reader cannot open; of ``obj`` a field may have been emptied in the form."""
        published = type(obj).objects.published().filter(pk=obj.pk).first()
        return published.get_absolute_url() if published else None

    def render_change_form(self, request, context, *args, **kwargs):
        context["show_save_and_add_another"] = False  # two ways to save are enough
        # The import map of the editors is an inline script.
        media = context["media"] + EDITOR_MODULES
        context["media"] = Media.from_media(media, nonce=str(request.csp_nonce))
        response = super().render_change_form(request, context, *args, **kwargs)
        styles = [*settings.SECURE_CSP["style-src"], *EDITOR_STYLES]
        policy = build_policy({**settings.SECURE_CSP, "style-src": styles}, request.csp_nonce)
        response.headers["Content-Security-Policy"] = policy
        return response


def as_written(message) -> str:
    """Django escapes letters with an accent in its log; then a name that is withdrawn would not be found."""
    return message if isinstance(message, str) else json.dumps(message, ensure_ascii=False)


class StateFilter(admin.SimpleListFilter):
    """For models with ``published_at``."""

    title = "publicatie"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [("concept", "Concept"), ("gepland", "Gepland"), ("gepubliceerd", "Gepubliceerd")]

    def queryset(self, request, queryset):
        match self.value():
            case "concept":
                return queryset.filter(published_at=None)
            case "gepland":
                return queryset.filter(published_at__gt=timezone.now())
            case "gepubliceerd":
                return queryset.filter(published_at__lte=timezone.now())
        return queryset


@admin.display(description="status", ordering="published_at")
def publication_state(obj) -> str:
    if obj.published_at is None:
        name = "Concept"
    elif obj.published_at > timezone.now():
        name = "Gepland"
    else:
        name = "Gepubliceerd"
    return format_html('<span class="state state-{}">{}</span>', name.lower(), name)
