"""The content format: for each kind of table its model and its fields, in the order they are written.

Loading and exporting both follow this declaration. Fields that are not listed follow from others when a row
is saved, or from the place of the table in its file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models

from netwerk.content.models import SlugHistory
from netwerk.content.slugs import Slugged
from netwerk.pages.models import Page
from practices.models import Definition, Lesson, Organisation, Practitioner, Quote, Term, Tip, Topic
from stories.models import Comment, Comparison, Contribution, Picture, Series, Story, Text

from .fields import is_required


@dataclass(frozen=True)
class ContentKind:
    key: str  # what its tables are called in the files
    model: type[models.Model]
    field_names: str
    file: str = ""  # where its tables stand, when they are not part of another table
    parent: str = ""  # the foreign key to the row that it is a part of
    children: tuple["ContentKind", ...] = ()
    extra: Mapping[str, models.Field] = field(default_factory=dict)  # written like a field, stored otherwise
    required: tuple[str, ...] = ()  # what a table must have although the model can do without

    @cached_property
    def fields(self) -> dict[str, Any]:  # what relations have more than models.Field is known to Django only
        own = {name: self.model._meta.get_field(name) for name in self.field_names.split()}
        return {**own, **self.extra}

    def needs(self, name: str) -> bool:
        return name in self.required or is_required(self.fields[name])


TOPIC = ContentKind(
    "topic", Topic, "slug name synonyms description featured merged_into", file="onderwerpen.toml"
)
ORGANISATION = ContentKind(
    "organisation", Organisation, "slug name kind region website", file="organisaties.toml"
)
DEFINITION = ContentKind("definitions", Definition, "text judgement story", parent="term")
TERM = ContentKind(
    "term",
    Term,
    "slug name kind aliases contrasts_with topic",
    file="begrippen.toml",
    children=(DEFINITION,),
)
PRACTITIONER = ContentKind(
    "practitioner",
    Practitioner,
    "slug name role organisation voice former_roles bio photo photo_alt website legal_ground ground_note"
    " consent_given_on consent_purpose photo_consent_given_on"
    " network_roles topics",
    file="mensen.toml",
)
SERIES = ContentKind("series", Series, "slug title description", file="reeksen.toml")
CONTRIBUTION = ContentKind("contributions", Contribution, "practitioner kind role", parent="story")
STORY = ContentKind(
    "story",
    Story,
    "slug title subtitle kind lead original_date published_at featured_until tip_style source_name source_url"
    " source_complete source_is_canonical source_gaps has_unknown_author taken_over_on permission"
    " series series_position announced_part organisation_kinds related topics revised_on"
    " comments_open comments_close_on comments_close_after"
    " comments_closed_reason archived_at first_published_at review_on",
    children=(CONTRIBUTION,),
)
TEXT = ContentKind("text", Text, "body style", parent="parent")
PICTURE = ContentKind("picture", Picture, "image alt decorative caption credit licence", parent="parent")
LESSON = ContentKind("lesson", Lesson, "slug title body kind provenance topics", parent="parent")
TIP = ContentKind(
    "tip",
    Tip,
    "slug title explanation phase level cooperation status contributor_name lesson provenance topics revised_on",
    parent="parent",
)
QUOTE = ContentKind(
    "quote",
    Quote,
    "slug text speaker speaker_label role organisation provenance topics",
    parent="parent",
)
# Only what was taken over from elsewhere: what readers write here never leaves the database.
COMMENT = ContentKind(
    "comments",
    Comment,
    "number name name_inferred badge kind said_on reply_to tip lesson body",
    parent="story",
    extra={"reply_to": models.PositiveIntegerField(null=True, blank=True)},
    required=("number", "body"),
)
COMPARISON = ContentKind(
    "comparison", Comparison, "caption left_heading right_heading lines", parent="parent"
)
# Knowledge without a story has a moment of publication of its own.
LOOSE = [
    ContentKind(kind.key, kind.model, f"{kind.field_names} published_at", file=file)
    for kind, file in ((LESSON, "lessen.toml"), (TIP, "tips.toml"), (QUOTE, "citaten.toml"))
]
PAGE = ContentKind("page", Page, "slug title lead body", file="paginas.toml")
OLD_ADDRESS = ContentKind(
    "old_address",
    SlugHistory,
    "kind slug gone",
    file="oude-adressen.toml",
    extra={"target": models.SlugField(blank=True)},
)

BLOCKS = {kind.key: kind for kind in (TEXT, PICTURE, LESSON, TIP, QUOTE, COMPARISON)}
FILES = {
    kind.file: kind for kind in (TOPIC, ORGANISATION, TERM, PRACTITIONER, SERIES, *LOOSE, PAGE, OLD_ADDRESS)
}
KINDS = [*FILES.values(), STORY, CONTRIBUTION, DEFINITION, *BLOCKS.values(), COMMENT]

# A row is made after all that it refers to. Only references to the same model must wait.
LOAD_ORDER: list[type[models.Model]] = [
    *(Topic, Organisation, Term, Practitioner, Series, Story, Lesson, Tip, Quote, Text, Picture, Comparison),
    *(Contribution, Definition, Page, SlugHistory, Comment),
]
ADDRESSED = {kind.model._meta.label_lower: kind.model for kind in KINDS if issubclass(kind.model, Slugged)}
