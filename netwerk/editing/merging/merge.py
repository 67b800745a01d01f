"""Merging two rows, so that it can be undone."""

from typing import Any

from django.db import models, transaction

from netwerk.content.names import sort_key
from netwerk.content.slugs import SlugHistory, slug_digest
from netwerk.http.pagecache import content_changed
from netwerk.search import indexing

from . import CannotMerge
from .lock import exclusive_lock
from .models import Merge
from .rules import RULES, Rules


@transaction.atomic
def merge(old: Any, new: Any, by: Any = None) -> Merge:
    """All at once, or nothing. Nobody saves meanwhile."""
    exclusive_lock()
    model = type(old)
    found = model._base_manager.select_for_update(of=["self"]).order_by("pk").in_bulk([old.pk, new.pk])
    if len(found) < len({old.pk, new.pk}):
        raise CannotMerge("Een van de twee is er niet meer. Misschien voegde iemand anders ze net samen.")
    old, new, rules = found[old.pk], found[new.pk], RULES[model]
    rules.check_all(old, new)
    done = Merge(kind=model._meta.label_lower, old_id=old.pk, new_id=new.pk, merged_by=by)
    with indexing.batch():
        done.changes["moves"] = [move.carry_out(old, new) for move in rules.moves(old, new)]
        done.changes |= fill(rules, old, new)
        done.changes |= take_addresses(old, new, also_current=not rules.stays)
        done.changes |= stay(old, new) if rules.stays else go(old)
    done.save()
    content_changed()
    return done


def fill(rules: Rules, old: Any, new: Any) -> dict[str, Any]:
    """What the one takes from the other besides rows, and what cannot point at the other any more."""
    pointed = [name for name in keys_to_itself(type(old)) if getattr(new, f"{name}_id") == old.pk]
    for name in pointed:
        setattr(new, name, None)
    filled = rules.to_fill(old, new)
    for name in filled:
        value = getattr(old, name)
        setattr(new, name, value.name if isinstance(value, models.fields.files.FieldFile) else value)
    words: list[str] = []
    if rules.words:
        words = [slug_digest(sort_key(word)) for word in rules.added_words(old, new)]
        setattr(new, rules.words, rules.all_words(old, new))
    joined = {
        many.name: take_joined(many.name, old, new) for many in type(old)._meta.many_to_many if is_plain(many)
    }
    new.save()
    return {"pointed": pointed, "filled": filled, "words": words, "joined": joined}


def keys_to_itself(model: type[models.Model]) -> list[str]:
    keys = [field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]
    return [key.name for key in keys if key.related_model is model and key.name != "merged_into"]


def is_plain(many: Any) -> bool:
    """Not the topics, which have rows of their own."""
    return isinstance(many, models.ManyToManyField)


def take_joined(name: str, old: Any, new: Any) -> dict[str, list[int]]:
    had = set(getattr(old, name).values_list("pk", flat=True))
    added = had - set(getattr(new, name).values_list("pk", flat=True))
    getattr(new, name).add(*added)
    return {"had": sorted(had), "added": sorted(added)}


def take_addresses(old: Any, new: Any, *, also_current: bool) -> dict[str, Any]:
    """All that led to the one leads to the other now, in one step."""
    kind = old._meta.label_lower
    led = SlugHistory.objects.filter(kind=kind, object_id=old.pk, gone=False)
    numbers = list(led.values_list("pk", flat=True))
    led.update(object_id=new.pk)
    if also_current:
        SlugHistory.objects.update_or_create(kind=kind, slug=old.slug, defaults={"object_id": new.pk})
    return {"addresses": numbers}


def stay(old: Any, new: Any) -> dict[str, Any]:
    """The name stays taken, and the address leads on."""
    old.merged_into = new
    old.save()
    return {}


def go(old: Any) -> dict[str, Any]:
    pk = old.pk
    old.delete()
    return {"version": type(old).history.filter(id=pk, history_type="-").latest("history_id").pk}
