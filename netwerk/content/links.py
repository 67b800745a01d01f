"""Where an address stands in plain text, and where it ends: for making links and for counting them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Ends at a space, a quotation mark, a sign that stands in no address, or where the next address begins.
FOUND = re.compile(
    r"(?:https?://|(?<![\w@/.])www\.(?=\w))(?:(?![,;](?:https?://|www\.))[^\s<>\"“”„‘’«»\\^`{|}])++",
    re.IGNORECASE,
)
HOST = re.compile(r"[a-z0-9_-]++(?:\.[a-z0-9_-]++)+\.?(?::\d{1,5})?", re.IGNORECASE)
LONGEST = 2_000
AFTER = ".,;:!?'…"
AROUND = "*_~"  # what some write round an address for emphasis
OPENS = {")": "(", "]": "["}


@dataclass(frozen=True)
class Link:
    """``words`` is the address as it was typed. ``href`` is empty when it stays plain text."""

    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    @property
    def href(self) -> str:
        address = self.words if "://" in self.words else f"https://{self.words}"
        host = re.split("[/?#]", address.partition("://")[2], maxsplit=1)[0]
        # A host in other letters can look like one it is not, and so can a name before an @.
        return address if HOST.fullmatch(host) and len(address) <= LONGEST else ""


def links_in(text: str) -> Iterator[Link]:
    """Also those that are no link on the page: writers who put them there are looked at as well."""
    for match in FOUND.finditer(text):
        before = text[match.start() - 1 : match.start()]
        yield Link(_without_end(match[0], before), match.start())


def _without_end(address: str, before: str) -> str:
    """The address without what belongs to the sentence; a bracket that it opened itself is its own."""
    too_many = {sign: address.count(sign) - address.count(opens) for sign, opens in OPENS.items()}
    end = len(address)
    while end and (address[end - 1] in AFTER or too_many.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in too_many:
            too_many[address[end]] -= 1
    address = address[:end]
    return address.rstrip(before) if before and before in AROUND else address
