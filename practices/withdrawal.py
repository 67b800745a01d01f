"""Taking a person's name off the site in one action: pages, search, feeds, exports and history.

The knowledge stays; where the name stood, readers find the person's role. Nothing keeps the name: old
addresses become digests, so that they can still answer 410.
"""

import re
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from netwerk.content.local_apps import local_apps
from netwerk.content.names import short_slug, sort_key, tidy
from netwerk.content.picture_fields import remove_files, remove_when_unused
from netwerk.content.slugs import Slugged, SlugHistory, slug_digest
from netwerk.content.surnames import person_sort_key, split_name
from netwerk.editing import merging
from netwerk.editing.merging.models import went_into
from netwerk.search import indexing
from netwerk.search.models import SearchDocument, SearchWord

from .merging import former_names
from .models import Practitioner

EMPTY = dict.fromkeys(["bio", "former_roles", "website", "ground_note", "photo", "photo_alt"], "")
GAP = r"(?:\s|&nbsp;|<[^>]*>)+"  # what may stand between the parts of a name in rich text


@dataclass
class WithdrawalReport:
    """What readers see instead of the name, and how many rows were changed besides the person's own."""

    label: str
    rows_changed: int


class Name:
    """The ways a name is written, and what replaces it."""

    def __init__(self, name: str, label: str):
        words = tidy(name).split(" ")
        _, before, surname = split_name(name) if len(words) > 1 else ([], [], [])
        self.label = label
        self.rarest = max(words, key=len)
        self.slug = short_slug(name)
        self.surname_slug = short_slug(" ".join(surname)) if surname else self.slug
        self.full = re.compile(rf"\b{GAP.join(map(re.escape, words))}(?=s?\b)", re.IGNORECASE)
        self.keys = [sort_key(name), person_sort_key(name)]
        prefixes = "".join(rf"(?:{re.escape(w)}{GAP})?" for w in before)
        # Only with a capital: a surname may also be a word.
        self.surname = (
            re.compile(rf"\b(?i:{prefixes}){GAP.join(map(re.escape, surname))}(?=s?\b)") if surname else None
        )

    def replace(self, text: str, *, also_surname: bool) -> str:
        text = self.full.sub(self.label, text)
        if self.surname and also_surname:
            text = self.surname.sub(self.label, text)
        for key in self.keys:
            text = re.sub(rf"(?<!\w){re.escape(key)}(?!\w)", sort_key(self.label), text, flags=re.IGNORECASE)
        return re.sub(rf"\b{re.escape(self.slug)}\b", short_slug(self.label), text)

    def replace_in_slug(self, slug: str) -> str:
        """An address or a sorting key has no capital to know a surname by; its story tells whose it is."""
        return re.sub(rf"\b{re.escape(self.surname_slug)}\b", short_slug(self.label), slug)


@transaction.atomic
def withdraw_person(person: Practitioner) -> WithdrawalReport:
    """Take the name away everywhere. Cannot be undone: the name is no longer known afterwards."""
    merging.exclusive_lock()  # a form that is being saved may hold the name
    person = Practitioner.objects.select_for_update(of=["self"]).get(pk=person.pk)
    if person.legal_ground == Practitioner.LegalGround.WITHDRAWN:
        return WithdrawalReport(person.name, 0)
    name = Name(person.name, person.role_label())
    former = former_names(person)
    others = [Name(each, name.label) for each in former]
    stories = _stories_of(person)
    _forget_person(person, name)
    _forget_former(person, name)
    holds_name = reduce(or_, (Q(slug__contains=each.surname_slug) for each in [name, *others]))
    for old in SlugHistory.objects.filter(holds_name):
        SlugHistory.objects.filter(pk=old.pk).update(slug=slug_digest(old.slug))  # leads on, unreadable
    with indexing.batch():
        models_with_text = [model for model in apps.get_models() if _may_hold_names(model)]
        changed = sum(_scrub(model, each, stories) for each in [name, *others] for model in models_with_text)
    indexing.forget([person.name, *former], inside=True)
    return WithdrawalReport(name.label, changed)


def _may_hold_names(model: type[models.Model]) -> bool:
    """The search index is made anew of the rows; a name replaced in it would leave its words behind."""
    own = {"admin", *(app.label for app in local_apps())}
    return model._meta.app_label in own and model not in {SearchDocument, SearchWord}


def _stories_of(person: Practitioner) -> set[int]:
    """Where a surname by itself is surely this person's."""
    quoted = person.quotes.values_list("parent_id", flat=True)
    return {*quoted, *person.contributions.values_list("story_id", flat=True)}


def _forget_person(person: Practitioner, name: Name) -> None:
    photo, old_slug = person.photo, person.slug
    slug = person.free_slug(f"ingetrokken-{person.pk}")
    Practitioner.objects.filter(pk=person.pk).update(
        name=name.label,
        sort_name=person_sort_key(name.label),
        slug=slug,
        legal_ground=Practitioner.LegalGround.WITHDRAWN,
        consent_withdrawn_on=timezone.localdate(),
        **EMPTY,
    )
    person.history.update(name=name.label, sort_name=sort_key(name.label), slug=slug, **EMPTY)
    _gone(person, old_slug)
    if photo.name:
        transaction.on_commit(partial(remove_files, photo.storage, photo.name))
    Practitioner.objects.get(pk=person.pk).save()


def _forget_former(person: Practitioner, name: Name) -> None:
    """Those who went into this person are in the history only; from now on nothing of them can come back."""
    past = Practitioner.history.filter(id__in=went_into(Practitioner, person.pk))
    photos = set(past.values_list("photo", flat=True))
    past.update(name=name.label, sort_name=sort_key(name.label), slug=f"ingetrokken-{person.pk}", **EMPTY)
    remove_when_unused(Practitioner._meta.get_field("photo"), photos)


def _gone(person: Practitioner, last_slug: str) -> None:
    """All addresses the person had answer 410 from now on, and none of them can be read back."""
    kind = Practitioner._meta.label_lower
    old = SlugHistory.objects.filter(kind=kind, object_id=person.pk, gone=False)
    slugs = {last_slug, *old.values_list("slug", flat=True)}
    old.delete()
    for slug in slugs:
        gone = {"object_id": person.pk, "gone": True}
        SlugHistory.objects.update_or_create(kind=kind, slug=slug_digest(slug), defaults=gone)


def _scrub(model: type[models.Model], name: Name, stories: set[int]) -> int:
    """Replace the name in every text column of a model, its history included."""
    fields = [f for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)]
    fields = [f for f in fields if not f.choices and not f.primary_key]
    if not fields or model._meta.proxy:
        return 0
    needles = Q()
    for field in fields:
        needles |= Q(**{f"{field.name}__icontains": name.rarest}) | Q(
            **{f"{field.name}__icontains": name.slug}
        )
    changed = 0
    for row in model._base_manager.filter(needles):
        also_surname = _story_id(row) in stories
        new = {}
        for field in fields:
            before = getattr(row, field.attname) or ""
            after = name.replace(before, also_surname=also_surname)
            if also_surname and (isinstance(field, models.SlugField) or field.name == "sort_name"):
                after = name.replace_in_slug(after)
            if after != before:
                new[field.attname] = after[: field.max_length]
        if new:
            _write(row, new)
            changed += 1
    return changed


def _story_id(row: models.Model) -> int | None:
    if row._meta.model_name in {"story", "historicalstory"}:
        return getattr(row, "id", None)  # a row of the history has the id of its story
    return getattr(row, "parent_id", None) or getattr(row, "story_id", None)


def _write(row: models.Model, new: dict[str, str]) -> None:
    """Past save(): it would keep the old address readable and write the old text to the history."""
    model = type(row)
    if isinstance(row, Slugged) and "slug" in new:
        kind, old = model._meta.label_lower, slug_digest(row.slug)
        new["slug"] = row.free_slug(new["slug"])
        SlugHistory.objects.update_or_create(kind=kind, slug=old, defaults={"object_id": row.pk})
    model._base_manager.filter(pk=row.pk).update(**new)
    if isinstance(row, Slugged):
        model._base_manager.get(pk=row.pk).save()  # sorting follows the new text
    indexing.index_row(row)
