"""The schema.org side of the knowledge base. Nothing here is not on the page."""

from netwerk.content.jsonld import Data, thing, work
from netwerk.content.richtext import plain
from netwerk.content.site import absolute
from netwerk.content.validators import is_http_address

from .models import Tip


def person(practitioner, role: str = "", **more) -> Data:
    """A description is not a name: who may not be named is known by a role, and no more of it would tell who it is."""
    if not practitioner.may_be_named:
        return thing("Person", jobTitle=practitioner.public_name)
    return thing("Person", name=practitioner.public_name, jobTitle=role or practitioner.role, **more)


def source(item) -> Data | None:
    """The story that something comes from."""
    if not item.parent:
        return None
    return thing("Article", name=item.parent.title, url=absolute(item.parent.get_absolute_url()))


def practice(item, **more) -> Data:
    is_tip = isinstance(item, Tip)
    sender = item.contributor_name if is_tip and not item.parent else ""
    return work(
        "HowToTip" if is_tip else "CreativeWork",
        item,
        name=item.title,
        text=plain(item.explanation if is_tip else item.body),
        author=thing("Person", name=sender) if sender else None,
        isBasedOn=source(item),
        **more,
    )


def quotation(quote) -> Data:
    """A Quotation is what somebody literally said; a retelling is in our words and mentions who said it."""
    label = thing("Person", description=quote.speaker_label)
    speaker = person(quote.speaker, quote.role) if quote.speaker else label
    text = " ".join(quote.paragraphs())
    if quote.is_literal:
        return work("Quotation", quote, text=text, spokenByCharacter=speaker, isPartOf=source(quote))
    return work("CreativeWork", quote, text=text, mentions=speaker, isBasedOn=source(quote))


def profile(practitioner) -> Data:
    employer = practitioner.organisation
    return person(
        practitioner,
        url=absolute(practitioner.get_absolute_url()),
        worksFor=thing("Organization", name=employer.name) if employer else None,
    )


def organisation(row) -> Data:
    website = row.website if is_http_address(row.website) else ""
    return thing("Organization", name=row.name, url=website)


def term(row, definitions) -> Data:
    return thing(
        "DefinedTerm",
        name=row.name,
        alternateName=row.spellings[1:],
        description=[definition.text for definition in definitions],
        url=absolute(row.get_absolute_url()),
        inDefinedTermSet=thing("DefinedTermSet", name="Begrippen", url=absolute("/begrippen/")),
    )
