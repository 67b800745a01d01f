from .blocks import Block, BlockQuerySet, Provenance, SourcedBlock
from .glossary import Definition, Term
from .organisations import Organisation
from .people import Practitioner
from .practice import Lesson, Quote, Tip
from .submission import Submission
from .topics import (
    DatedTopicRow,
    TaggedLesson,
    TaggedPractitioner,
    TaggedQuote,
    TaggedTip,
    Topic,
    TopicRow,
)

__all__ = [
    "Block",
    "BlockQuerySet",
    "DatedTopicRow",
    "Definition",
    "Lesson",
    "Organisation",
    "Practitioner",
    "Provenance",
    "Quote",
    "SourcedBlock",
    "Submission",
    "TaggedLesson",
    "TaggedPractitioner",
    "TaggedQuote",
    "TaggedTip",
    "Term",
    "Tip",
    "Topic",
    "TopicRow",
]
