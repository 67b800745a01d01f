"""What stands in the form of a story: who worked on it, and its blocks."""

from typing import ClassVar

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin

from netwerk.editing.choices import ChosenFormSet
from netwerk.editing.editor_form import EditorForm
from netwerk.editing.model_admin import EditorFields
from practices.models import SourcedBlock

from ..models import Contribution, Picture

PROVENANCE = {"provenance": "Kies alleen letterlijk als de woorden precies zo in de bron staan."}


class ContributionInline(EditorFields, admin.StackedInline):
    model = Contribution
    formset = ChosenFormSet
    extra = 0
    fields = [("practitioner", "kind"), ("role", "ordering")]
    autocomplete_fields = ["practitioner"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("practitioner")  # its name is in the title


class BlockInline(EditorFields, ContentEditorInline):
    formset = ChosenFormSet
    help_texts: ClassVar[dict[str, str]] = {}
    view_on_site = False
    color = "var(--link-fg)"

    def get_queryset(self, request):
        blocks = super().get_queryset(request)
        has_topics = issubclass(self.model, SourcedBlock)
        return blocks.prefetch_related("topics") if has_topics else blocks

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, help_texts={**PROVENANCE, **self.help_texts}, **kwargs)


class PictureForm(EditorForm):
    """A copy of a block shows the same picture, unless another is chosen."""

    copy_of = forms.ModelChoiceField(
        Picture.objects.all(), required=False, widget=forms.HiddenInput, label="Kopie van"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.instance.pk is None and (original := self.original()):
            self.initial["image"] = original.image

    def original(self) -> Picture | None:
        try:
            return self.fields["copy_of"].clean(self["copy_of"].data)
        except forms.ValidationError:
            return None  # the field says so


def block_inline(model, icon, fields, **options):
    """The inline of one kind of block."""
    return BlockInline.create(
        model,
        fields=[*fields, "region", "ordering"],
        button=f'<span class="material-icons" aria-hidden="true">{icon}</span>',
        **options,
    )
