"""What is wrong with a content folder, in words for the operator who has to mend it."""

import difflib
from collections.abc import Iterable


class ContentError(Exception):
    """One or more problems, each with its file, its place there and its field."""

    def __init__(self, *problems: str):
        super().__init__("\n".join(problems))
        self.problems = problems


def located(place: str, field: str, text: str) -> str:
    return f"{place}, field {field}: {text}" if field else f"{place}: {text}"


def shortened(text: str) -> str:
    """The operator's own text, short enough for one line of a message."""
    text = " ".join(text.split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"


def not_accepted(messages: Iterable[str]) -> str:
    """What the site itself does not accept, in the words that an editor reads below the field."""
    return f"the site refuses this, telling editors: “{' '.join(messages)}”"


def nearest(word: str, known: Iterable[str]) -> str:
    """A question to end a message with, when a known word looks like this one."""
    close = difflib.get_close_matches(word[:100], known, 1)
    return f" Do you mean “{close[0]}”?" if close else ""
