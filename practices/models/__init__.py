from .blocks import Block, BlockQuerySet, Provenance, SourcedBlock
from .glossary import Definition, Term
from .people import Organisation, Practitioner
from .practice import Lesson, Quote, Tip
from .submission import Submission
from .topics import TaggedLesson, TaggedPractitioner, TaggedQuote, TaggedTip, Topic, TopicRow

__all__ = [
    "Block",
    "BlockQuerySet",
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
