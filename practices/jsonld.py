"""The schema.org side of a tip, lesson, quote and person. Nothing here is not on the page."""

from netwerk.jsonld import thing
from netwerk.richtext import plain

from .models import Tip


def practice(item):
    text = item.explanation if isinstance(item, Tip) else item.body
    source = thing("Article", name=item.parent.title) if item.parent else None
    return thing("CreativeWork", name=item.title, text=plain(text), isBasedOn=source)


def quotation(quote):
    """A Quotation is what somebody literally said; reported speech is only a piece of text."""
    may_be_named = quote.speaker is None or quote.speaker.may_be_named
    speaker = thing("Person", name=quote.speaker_name, jobTitle=quote.role if may_be_named else "")
    kind = "Quotation" if quote.is_literal else "CreativeWork"
    role = "spokenByCharacter" if quote.is_literal else "about"
    return thing(kind, text=" ".join(quote.paragraphs()), **{role: speaker})


def person(practitioner):
    employer = practitioner.organisation
    return thing(
        "Person",
        name=practitioner.public_name,
        jobTitle=practitioner.role,
        worksFor=thing("Organization", name=employer.name) if employer else None,
    )
