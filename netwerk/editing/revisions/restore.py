"""Going back to a version. It becomes a new version, so that nothing is lost, also not what was there before it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import FileField, ForeignKey, ManyToManyField, Model
from taggit.managers import TaggableManager

from .shape import RevisionSchema
from .snapshot import Revision, Row
from .texts import Names, kind_of, part_name

# These do not belong to the text but to what may be shown, to whom, and where. They stay as they are: going back
# to an older text publishes nothing, opens no comments and gives nobody's name back.
NOT_RESTORED = {
    *["slug", "published_at", "status", "permission", "featured_until", "review_on", "merged_into"],
    *["archived_at", "first_published_at", "legal_ground", "ground_note"],
    *["consent_given_on", "consent_purpose", "consent_withdrawn_on", "photo_consent_given_on"],
    *["comments_open", "comments_close_on", "comments_close_after", "comments_closed_reason"],
}


def restore(shape: RevisionSchema, thing: Any, now: Revision, then: Revision, reason: str) -> list[str]:
    """Inside a transaction. Raises ``ValidationError`` when it cannot be; tells which parts did not come back."""
    put_back(then.root, thing)
    thing.full_clean()
    thing._change_reason = reason
    thing.save()
    put_topics(then.root, thing)
    for many in shape.fields(ManyToManyField):
        others = many.related_model._base_manager.filter(pk__in=then.root.values[many.name])
        getattr(thing, many.name).set(others)
    for key, row in now.parts.items():
        if key not in then.parts:
            row.source.delete()
    lost = []
    for row in referred_to_first(then):
        try:
            restore_part(row, now.parts.get(row.key), thing)
        except ValidationError as error:
            lost.append(f"{kind_of(row)} “{part_name(row, Names(then))}”: {' '.join(error.messages)}")
    return lost


def without_kept(now: Revision, then: Revision) -> Revision:
    """As it would be after going back."""
    for row in then.rows():
        stays = now.root if row is then.root else now.parts.get(row.key)
        if stays:
            row.values |= {name: stays.values[name] for name in NOT_RESTORED & row.values.keys()}
    return then


def referred_to_first(then: Revision) -> list[Row]:
    """A tip may belong to a lesson that stands below it: without that lesson it would come back by itself."""
    referred = {field.related_model for row in then.parts.values() for field in row.shape.fields(ForeignKey)}
    return sorted(then.parts.values(), key=lambda row: row.shape.model not in referred)


def restore_part(then: Row, now: Row | None, thing: Model) -> None:
    if now and now.values == then.values:
        return
    part = now.source if now else bring_back(then.source)
    put_back(then, part, keep=bool(now))
    setattr(part, then.shape.key, thing)
    part.full_clean()
    part.save()
    put_topics(then, part)


def bring_back(part: Any) -> Any:
    """A row that was deleted, with the number it had; its address may belong to another by now."""
    part._state.adding = True
    if slug := getattr(part, "slug", ""):
        part.slug = part.free_slug(slug)
    return part


def put_back(row: Row, thing: Any, *, keep: bool = True) -> None:
    for field in row.shape.fields():
        if keep and field.name in NOT_RESTORED:
            continue
        value = row.values[field.name]
        if isinstance(field, ForeignKey) and field.null and not still_there(field, value):
            value = None
        if isinstance(field, FileField) and value and not field.storage.exists(value):
            if keep:
                continue
            raise ValidationError("De afbeelding is er niet meer.")
        setattr(thing, field.attname, value)


def still_there(field: Any, pk: Any) -> bool:
    return pk is not None and field.related_model._base_manager.filter(pk=pk).exists()


def put_topics(row: Row, thing: Any) -> None:
    """A topic that went into another one since, is that other one."""
    for manager in row.shape.fields(TaggableManager):
        topics = manager.related_model.objects.in_bulk(row.values.get(manager.name, ())).values()
        getattr(thing, manager.name).set({topic.end_of_merges() for topic in topics})
