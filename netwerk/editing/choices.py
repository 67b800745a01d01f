"""What is chosen in autocompletes: nothing but numbers of rows is looked up, and for a formset all at once."""

from functools import cached_property
from typing import Any

from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.forms import BaseInlineFormSet, ModelChoiceField


class KeysOnly:
    """Put before an autocomplete: a refused form is shown again with what was sent, and anybody may send any text."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [one for one in value if is_key(one)], attr)  # type: ignore[misc]  # the widget beside it


class KeySelect(KeysOnly, AutocompleteSelect):
    pass


class KeySelectMultiple(KeysOnly, AutocompleteSelectMultiple):
    pass


def is_key(value: Any) -> bool:
    """Whether it can be the number of a row."""
    text = str(value)
    return text.isdecimal() and len(text) < 19


class Chosen:
    """The rows that the forms of a formset choose in one field, in one query. A widget takes it for a queryset."""

    def __init__(self, formset: BaseInlineFormSet, name: str):
        self.formset = formset
        self.name = name

    @cached_property
    def rows(self) -> dict[str, Any]:
        """Django asks the database once for each form."""
        chosen = set()
        for form in self.formset.forms:
            value = form[self.name].value()
            chosen |= {str(pk) for pk in (value if isinstance(value, list) else [value])}
        pks = {pk for pk in chosen if is_key(pk)}
        field: Any = self.formset.forms[0].fields[self.name]
        return {str(row.pk): row for row in field.queryset.filter(pk__in=pks)} if pks else {}

    def using(self, alias):
        return self

    def filter(self, **lookup):
        (wanted,) = lookup.values()
        return [row for pk, row in self.rows.items() if pk in wanted]


class ChosenFormSet(BaseInlineFormSet):
    """The number of queries does not grow with the number of forms."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index is None:
            return  # the form that new ones are made of chooses nothing
        for name, field in form.fields.items():
            if isinstance(field, ModelChoiceField) and is_autocomplete(field.widget):
                field.widget.choices.queryset = self.chosen.setdefault(name, Chosen(self, name))

    @cached_property
    def chosen(self) -> dict[str, Chosen]:
        return {}


def is_autocomplete(widget: Any) -> bool:
    inner = widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget
    return isinstance(inner, AutocompleteMixin)
