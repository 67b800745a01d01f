"""Form fields of the editors' workplace."""

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.validators import FileExtensionValidator
from django.utils.text import capfirst
from django_prose_editor.fields import ProseEditorFormField

from netwerk.content.pictures import check_header, prepare
from netwerk.content.plaintext import clean_line, clean_plaintext

from .choices import KeySelectMultiple


class PictureFormField(forms.ImageField):
    """A JPEG, PNG or WebP. Its first bytes decide, not its name or what the browser says."""

    default_validators = [FileExtensionValidator(["jpg", "jpeg", "png", "webp"])]

    def to_python(self, data):
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        check_header(file)  # says more of what it is than its name does
        self.run_validators(file)  # the name that it had; what is stored has one of ours
        return prepare(file)

    def widget_attrs(self, widget):
        return {"accept": "image/jpeg,image/png,image/webp"}


class LineField(forms.CharField):
    """Text of one line. What may not be stored goes before anything is checked, so that checks see what is kept."""

    def to_python(self, value):
        return super().to_python(clean_line(value) if isinstance(value, str) else value)


class LinesField(forms.CharField):
    """The same for a text with line ends."""

    def to_python(self, value):
        return super().to_python(clean_plaintext(value) if isinstance(value, str) else value)


class RichField(ProseEditorFormField):
    """The same for rich text."""

    def to_python(self, value):
        return super().to_python(clean_plaintext(value) if isinstance(value, str) else value)


def topics_field(db_field, request, admin_site) -> forms.Field:
    """Topics by autocomplete instead of a line of text with commas; saved with taggit's ``set()``."""
    to_topic = db_field.through._meta.get_field("tag")
    topic_admin = admin_site.get_model_admin(to_topic.related_model)
    widget = RelatedFieldWidgetWrapper(
        KeySelectMultiple(to_topic, admin_site),
        to_topic.remote_field,
        admin_site,
        can_add_related=topic_admin.has_add_permission(request),
    )
    return forms.ModelMultipleChoiceField(
        to_topic.related_model.objects.filter(merged_into=None),
        widget=widget,
        required=not db_field.blank,
        label=capfirst(db_field.verbose_name),
        help_text="Typ een paar letters en kies. Je kunt er meer kiezen.",
    )
