"""The headings of a page in order: who goes from heading to heading never skips a level."""

import re

HEADING_TAG = re.compile(r"<(/?)h([2-6])\b")


class Outline:
    """The levels below a heading of level ``under``, given out in the order of the page.

    Editors choose between a heading and a smaller one, and some begin with the smaller one.
    """

    def __init__(self, under: int = 1):
        self.under = under
        self._open: list[int] = []  # the levels as they were asked for, from the outside in

    def level(self, asked: int) -> int:
        """What a heading becomes that was written as ``h2`` or ``h3``."""
        while self._open and self._open[-1] >= asked:
            self._open.pop()
        self._open.append(asked)
        return min(6, self.under + len(self._open))

    def arrange(self, html: str) -> str:
        """The same HTML with the levels of its headings put right."""
        level = 0

        def tag(match: re.Match[str]) -> str:
            nonlocal level
            end, written = match.groups()
            level = level if end else self.level(int(written))
            return f"<{end}h{level}"

        return HEADING_TAG.sub(tag, html)
