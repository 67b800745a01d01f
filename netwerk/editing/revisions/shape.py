"""What belongs to a version: the fields of a form, and the parts in it (blocks, people, definitions)."""

from dataclasses import dataclass
from typing import TypeVar

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.db.models import Field, ManyToManyField, Model
from django.http import HttpRequest
from taggit.managers import TaggableManager

from netwerk.content.compat import foreign_key_to

FieldT = TypeVar("FieldT", bound=Field)
# A form has these hidden, or the order tells of them.
PLACES = ("region", "ordering")
SECRET = "password"  # noqa: S105 — the name of a column; its digest is shown to nobody


@dataclass(frozen=True)
class RevisionSchema:
    """A model with the names of its fields; ``key`` is what leads from a part to its whole."""

    model: type[Model]
    names: tuple[str, ...]
    key: str = ""
    parts: tuple["RevisionSchema", ...] = ()

    def columns(self) -> list[Field]:
        fields = self.named_fields()
        return [field for field in fields if not isinstance(field, ManyToManyField | TaggableManager)]

    def fields(self, kind: type[FieldT]) -> list[FieldT]:
        """The fields of one kind, such as those that many rows belong to."""
        return [field for field in self.named_fields() if isinstance(field, kind)]

    def named_fields(self) -> list[Field]:
        return [field for name in self.names if (field := field_of(self.model, name))]

    def all_fields(self) -> list[Field]:
        return [*self.columns(), *self.fields(ManyToManyField), *self.fields(TaggableManager)]

    @property
    def has_history(self) -> bool:
        return hasattr(self.model, "history")


def field_of(model: type[Model], name: object) -> Field | None:
    """The field of this name; nothing for what an admin only shows."""
    names = {field.name: field for field in [*model._meta.fields, *model._meta.many_to_many]}
    return names.get(name) if isinstance(name, str) else None


def schema_of(model_admin: ModelAdmin, request: HttpRequest, obj: Model) -> RevisionSchema:
    """As the form shows it, but for what can only be read there."""
    names = flatten_fieldsets(model_admin.get_fieldsets(request, obj))
    closed = set(model_admin.get_readonly_fields(request, obj))
    parts = [part_of(model_admin, inline) for inline in model_admin.get_inline_instances(request, obj)]
    return RevisionSchema(
        model_admin.model,
        tuple(name for name in names if name not in {*closed, SECRET}),
        parts=tuple(part for part in parts if part.names),
    )


def part_of(model_admin: ModelAdmin, inline: InlineModelAdmin) -> RevisionSchema:
    fields = inline.fields or inline.readonly_fields
    closed = set(inline.readonly_fields)
    key = foreign_key_to(model_admin.model, inline.model, inline.fk_name)
    return RevisionSchema(
        inline.model,
        tuple(name for name in flatten([*fields]) if name not in closed and name != key.name),
        key.name,
    )
