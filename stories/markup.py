"""Rich text of a story on its way to the page: anchors on headings, links to the glossary."""

import html as entities
import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from netwerk.content.outline import Outline
from netwerk.content.richtext import clean_html, plain
from practices.models import Term

# The cleaner writes attributes between double quotes, so a tag ends at the first > outside them.
TAG = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')
HEADING = re.compile(r'<(h[2-6])((?: lang="[^"]*")?)>(.*?)</\1>', re.DOTALL)
CLOSED_TO_LINKS = {"a", "h2", "h3", "h4", "h5", "h6"}


class Markup:
    """Renders the rich texts of one page; anchors are unique within it."""

    def __init__(self, terms: Iterable[Term] = ()):
        self.outline = Outline()
        self._anchors: dict[str, int] = {}  # with the last number behind it
        self._linked: set[int] = set()
        self._terms = {spelling.casefold(): term for term in terms for spelling in term.spellings}
        spellings = sorted(self._terms, key=len, reverse=True)
        pattern = "|".join(re.escape(entities.escape(spelling, quote=False)) for spelling in spellings)
        self._pattern = re.compile(rf"(?<!\w)({pattern})(?!\w)", re.IGNORECASE) if pattern else None

    def start_section(self) -> None:
        """From here on the first use of a term is a link again."""
        self._linked.clear()

    def render(
        self, html: str, contents: list[tuple[str, str]] | None = None, outline: Outline | None = None
    ) -> SafeString:
        """Clean HTML with its headings in order; those of the second level are added to ``contents``."""
        html = self._link_terms((outline or self.outline).arrange(clean_html(html)))

        def with_anchor(match: re.Match[str]) -> str:
            level, attributes, inner = match.groups()
            title = plain(inner)
            # The prefix keeps a heading "Tip 2" or "Lees ook" apart from what the page itself calls so.
            anchor = self._unique(f"deel-{slugify(title)}".rstrip("-"))
            if level == "h2" and contents is not None:
                contents.append((anchor, title))
            return (
                f'<div class="heading"><{level} id="{anchor}"{attributes}>{inner}</{level}>'
                f'<a class="heading-link" href="#{anchor}" aria-label="Link naar “{escape(title)}”">#</a>'
                "</div>"
            )

        # Safe: cleaned above; what is added here is escaped.
        return mark_safe(HEADING.sub(with_anchor, html))

    def _unique(self, anchor: str) -> str:
        """With a number when it is there already; counts on from the last one, as a text may have a thousand."""
        number, unique = self._anchors.get(anchor, 1), anchor
        while unique in self._anchors:
            number += 1
            unique = f"{anchor}-{number}"
        self._anchors[anchor] = number
        self._anchors.setdefault(unique, 1)
        return unique

    def _link_terms(self, html: str) -> str:
        """The first use of a term in a section becomes a link; a heading starts a section."""
        if not self._pattern:
            return html
        closed = 0
        pieces = TAG.split(html)
        for i, piece in enumerate(pieces):
            tag = re.match(r"</?(\w+)", piece) if i % 2 else None
            if not tag:
                pieces[i] = piece if closed else self._pattern.sub(self._link, piece)
            elif tag[1] in CLOSED_TO_LINKS:
                closed += -1 if piece.startswith("</") else 1
                if tag[1] == "h2":
                    self.start_section()
        return "".join(pieces)

    def _link(self, match: re.Match[str]) -> str:
        # None: the search calls some letters equal that are not when folded, such as İ and i.
        term = self._terms.get(entities.unescape(match[1]).casefold())
        if term is None or term.pk in self._linked:
            return match[0]
        self._linked.add(term.pk)
        return f'<a class="term" href="{term.get_absolute_url()}">{match[0]}</a>'
