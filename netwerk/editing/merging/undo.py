"""Undoing a merge: what moved goes back, as far as it is still where the merge put it."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from netwerk.content.names import sort_key
from netwerk.content.slugs import SlugHistory, slug_digest
from netwerk.http.pagecache import content_changed
from netwerk.search import indexing

from . import CannotMerge, rows
from .going_back import GoingBack, going_back
from .lock import exclusive_lock
from .models import Merge, is_now
from .names import merged_name
from .rules import RULES, Rules


@dataclass
class Undoing:
    """What would happen, worked out and not yet done."""

    merge: Merge
    old: Any
    new: Any
    parts: list[GoingBack]
    emptied: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def rules(self) -> Rules:
        return RULES[self.merge.model]


def plan_undo(merge: Merge) -> Undoing:
    """Raises CannotMerge when something stands in its way."""
    check_is_last(merge)
    rules, model = RULES[merge.model], merge.model
    new = model._base_manager.filter(pk=merge.new_id).first()
    if new is None:
        raise CannotMerge(f"“{merged_name(model, merge.new_id)}” bestaat niet meer.")
    rules.check_undo(new)
    old = stayed(merge) if rules.stays else brought_back(merge)
    undoing = Undoing(merge, old, new, [going_back(told, old, new) for told in merge.changes["moves"]])
    for name in merge.changes["filled"]:
        same = getattr(new, name) == getattr(old, name)
        (undoing.emptied if same else undoing.kept).append(name)
    return undoing


def check_is_last(merge: Merge) -> None:
    if merge.undone_at:
        raise CannotMerge(f"Deze samenvoeging is al teruggedraaid: {merge.undone_in_words()}.")
    if later := merge.later().first():
        names = merged_name(later.model, later.old_id), merged_name(later.model, later.new_id)
        raise CannotMerge(
            f"Later ging ook “{names[0]}” op in “{names[1]}”. Draai die samenvoeging eerst terug."
        )


def stayed(merge: Merge) -> Any:
    old = merge.model._base_manager.filter(pk=merge.old_id, merged_into=merge.new_id).first()
    if old is None:
        raise CannotMerge(f"“{merged_name(merge.model, merge.old_id)}” bestaat niet meer.")
    return old


def brought_back(merge: Merge) -> Any:
    """The row as it was, not saved yet."""
    version = merge.model.history.filter(pk=merge.changes["version"]).first()
    if version is None:
        raise CannotMerge("De geschiedenis van wat opging, is er niet meer.")
    old = version.instance
    check_is_free(old)
    for key in (one for one in old._meta.concrete_fields if isinstance(one, models.ForeignKey)):
        pk = getattr(old, key.attname)
        there = is_now(key.related_model, pk) if pk else None
        if pk and not there and not key.null:
            raise CannotMerge(f"Wat bij “{old}” hoorde, bestaat niet meer: {key.verbose_name}.")
        setattr(old, key.attname, there)
    return old


def check_is_free(old: Any) -> None:
    """Its address and its name can be of something else by now."""
    others = type(old)._base_manager.exclude(pk=old.pk)
    if other := others.filter(slug=old.slug).first():
        raise CannotMerge(f"Het adres van “{old}” is nu van “{other}”. Geef die eerst een ander adres.")
    once = any(getattr(one, "fields", ()) == ("sort_name",) for one in old._meta.constraints)
    other = others.filter(sort_name=old.sort_name).first() if once else None
    if other:
        raise CannotMerge(f"Er is intussen een andere “{other}”. Geef die eerst een andere naam.")


@transaction.atomic
def undo(merge: Merge, by: Any = None) -> Undoing:
    """All at once, or nothing. Nobody saves meanwhile."""
    exclusive_lock()
    merge = Merge.objects.select_for_update(of=["self"]).select_related("undone_by").get(pk=merge.pk)
    undoing = plan_undo(merge)
    with indexing.batch():
        come_back(undoing)
        for part in undoing.parts:
            part.carry_out(undoing.old, undoing.new)
        return_rows(undoing)
        kind = merge.kind
        SlugHistory.objects.filter(
            pk__in=merge.changes["addresses"], kind=kind, object_id=merge.new_id, gone=False
        ).update(object_id=merge.old_id)
        rows.index_rows([undoing.old, undoing.new])
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save()
    content_changed()
    return undoing


def come_back(undoing: Undoing) -> None:
    old, new = undoing.old, undoing.new
    old._change_reason = new._change_reason = "Samenvoegen teruggedraaid"
    if undoing.rules.stays:
        old.merged_into = None
        old.save()
        return
    SlugHistory.objects.filter(kind=undoing.merge.kind, slug=old.slug, gone=False).delete()  # in use again
    old._state.adding = True
    old.save(force_insert=True)


def return_rows(undoing: Undoing) -> None:
    """The other one loses what it only had from this one."""
    old, new, changes = undoing.old, undoing.new, undoing.merge.changes
    for name in undoing.emptied:
        column = new._meta.get_field(name)
        setattr(new, name, None if column.null else column.get_default())
    if undoing.rules.words:
        left = [w for w in undoing.rules.other_words(new) if slug_digest(sort_key(w)) not in changes["words"]]
        setattr(new, undoing.rules.words, ", ".join(left))
    for name in changes["pointed"]:
        if getattr(new, f"{name}_id") is None:
            setattr(new, name, old)
    for name, numbers in changes["joined"].items():
        model = new._meta.get_field(name).related_model
        getattr(old, name).set(filter(None, (is_now(model, pk) for pk in numbers["had"])))
        getattr(new, name).remove(*numbers["added"])
    new.save()
