"""What belongs to a version: the fields of a form, and the parts in it (blocks, people, definitions)."""

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.db.models import ForeignKey, ManyToManyField, Model
from django.forms.models import _get_foreign_key
from taggit.managers import TaggableManager

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

    def fields(self, kind: type | None = None) -> list[Any]:
        """The plain columns, or the fields of one kind that many things belong to."""
        found = [field for name in self.names if (field := field_of(self.model, name))]
        if kind:
            return [field for field in found if isinstance(field, kind)]
        return [field for field in found if not isinstance(field, ManyToManyField | TaggableManager)]

    def all_fields(self) -> list[Any]:
        return [*self.fields(), *self.fields(ManyToManyField), *self.fields(TaggableManager)]

    @property
    def has_history(self) -> bool:
        return hasattr(self.model, "history")


def field_of(model: type[Model], name: Any) -> Any:
    """The field of this name; nothing for what an admin only shows."""
    names = {field.name: field for field in [*model._meta.fields, *model._meta.many_to_many]}
    return names.get(name) if isinstance(name, str) else None


def schema_of(model_admin: Any, request: Any, obj: Model) -> RevisionSchema:
    """As the form shows it, but for what can only be read there."""
    names = flatten_fieldsets(model_admin.get_fieldsets(request, obj))
    closed = set(model_admin.get_readonly_fields(request, obj))
    parts = [part_of(model_admin, inline) for inline in model_admin.get_inline_instances(request, obj)]
    return RevisionSchema(
        model_admin.model,
        tuple(name for name in names if name not in {*closed, SECRET}),
        parts=tuple(part for part in parts if part.names),
    )


def part_of(model_admin: Any, inline: Any) -> RevisionSchema:
    fields = inline.fields or [*flatten(inline.readonly_fields)]
    closed = set(inline.readonly_fields)
    key: ForeignKey[Any, Any] = _get_foreign_key(model_admin.model, inline.model, fk_name=inline.fk_name)
    return RevisionSchema(
        inline.model,
        tuple(name for name in flatten(fields) if name not in closed and name != key.name),
        key.name,
    )
