"""A story as its reader meets it: blocks in order, numbered anchors, contents, glossary links."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from content_editor.contents import contents_for_item
from django.utils.safestring import SafeString

from netwerk.content.outline import Outline
from netwerk.content.richtext import plain
from practices.models import Lesson, Quote, Term, Tip

from .markup import Markup
from .models import Comparison, Picture, Story, Text

CONTENTS_FROM = 3
KINDS = {Picture: "picture", Lesson: "lesson", Quote: "quote", Tip: "tip", Comparison: "comparison"}


@dataclass
class Part:
    """One thing on the page. A run of tips is one part, with the tips inside it."""

    kind: str
    block: Any = None
    anchor: str = ""
    html: SafeString | str = ""
    level: int = 2  # of its heading
    repeated: bool = False
    tips: list["Part"] = field(default_factory=list)
    numbered: bool = False
    start: int = 1


@dataclass
class ContentsEntry:
    """A heading in the contents, with the tips that stand below it."""

    anchor: str
    title: str
    tips: list["ContentsEntry"] = field(default_factory=list)


class Body:
    """The parts and contents of a story, in one query for each kind of block.

    On the page of a lesson its title is that of the page, and what belongs to it has headings below that.
    """

    def __init__(self, story: Story, terms: Iterable[Term] = (), page_of: Lesson | None = None):
        self.story, self.page_of = story, page_of
        self.markup = Markup(terms)
        self.parts: list[Part] = []
        self.contents: list[ContentsEntry] = []
        self.anchors: dict[Any, str] = {}  # where each lesson, tip, quote … stands: ``les-2``
        self._counts: dict[str, int] = {}
        blocks = list(filter(story.shows, contents_for_item(story, Story.block_models()).main))
        self._running_text = " ".join(
            plain(b.body) for b in blocks if isinstance(b, Text) and b.style == Text.Style.RUNNING
        )
        for block in blocks:
            self._add(block)

    @property
    def has_contents(self) -> bool:
        return sum(1 + len(entry.tips) for entry in self.contents) >= CONTENTS_FROM

    def section(self, lesson: Lesson) -> list[Part]:
        """The lesson's part and what belongs to it: all up to the next lesson, tip or heading."""
        start = next(i for i, part in enumerate(self.parts) if part.block == lesson)
        section = [self.parts[start]]
        for part in self.parts[start + 1 :]:
            starts_with_heading = part.kind == "text" and part.block.body.startswith("<h2>")
            if part.kind in {"lesson", "tips"} or starts_with_heading:
                break
            section.append(part)
        return section

    def quotes(self) -> list[Quote]:
        return [part.block for part in self.parts if part.kind == "quote"]

    def _add(self, block) -> None:
        if isinstance(block, Text):
            self._add_text(block)
        elif isinstance(block, Tip):
            self._add_tip(block)
        else:
            part = Part(KINDS[type(block)], block, self._anchor(block))
            if isinstance(block, Lesson):
                self.contents.append(ContentsEntry(part.anchor, block.title))
                self.markup.start_section()
                part.level = self._level(block)
                part.html = self.markup.render(block.body, outline=Outline(part.level))
            self.parts.append(part)

    def _level(self, lesson: Lesson) -> int:
        if lesson == self.page_of:
            self.markup.outline = Outline()
            return 1
        return self.markup.outline.level(2)

    def _add_text(self, block: Text) -> None:
        if block.style == Text.Style.PULL_QUOTE:
            words = plain(block.body)
            self.parts.append(Part("pull_quote", block, html=words, repeated=words in self._running_text))
            return
        found: list[tuple[str, str]] = []
        self.parts.append(Part("text", block, html=self.markup.render(block.body, found)))
        self.contents += [ContentsEntry(*heading) for heading in found]

    def _add_tip(self, block: Tip) -> None:
        level = self.markup.outline.level(3)
        html = self.markup.render(block.explanation, outline=Outline(level))
        part = Part("tip", block, self._anchor(block), html, level)
        (self.contents[-1].tips if level > 2 else self.contents).append(
            ContentsEntry(part.anchor, block.title)
        )
        if self.parts and self.parts[-1].kind == "tips":
            self.parts[-1].tips.append(part)
            return
        numbered = self.story.tip_style == Story.TipStyle.NUMBERED
        self.parts.append(Part("tips", tips=[part], numbered=numbered, start=self._counts["tip"]))

    def _anchor(self, block) -> str:
        """``les-2``: the second lesson. A number never depends on blocks of another kind."""
        name = str(block._meta.verbose_name)
        self._counts[name] = self._counts.get(name, 0) + 1
        self.anchors[block] = f"{name}-{self._counts[name]}"
        return self.anchors[block]
