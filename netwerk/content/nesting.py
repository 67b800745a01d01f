"""How deep HTML is, without building it: the cleaner takes ever longer for what stands in each other."""

import re

DEEPEST = 100
VOID = {"br", "hr", "img", "input", "wbr", "area", "base", "col", "embed", "link", "meta", "source", "track"}
# The end of these also ends a paragraph or an item that was left open in them.
CONTAINERS = {"ul", "ol", "li", "blockquote", "div", "h2", "h3"}
LEFT_OPEN = {"p", "li"}
# What is in these is no markup, so that a tag there ends nothing.
RAW = {"script", "style", "textarea", "title", "noscript", "template", "xmp", "iframe", "noembed", "noframes"}
RAW |= {"plaintext", "svg", "math"}
ATTRIBUTE = r"""\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>=`]++))?+"""
TAG = re.compile(rf"<(/?)(?:([a-zA-Z][\w:-]*+)(?:(?:{ATTRIBUTE})*+\s*+/?>())?+|[!?])")


def is_too_deep(html: str) -> bool:
    """Whether it may be deeper than ``DEEPEST``. Never says no of what a browser finds deeper; stops at once."""
    stack: list[str] = []
    is_sure = True  # false after a tag that programs read in different ways: from there on nothing ends
    for match in TAG.finditer(html):
        end, name, whole = match[1], (match[2] or "").lower(), match[3]
        is_sure = is_sure and whole is not None and name not in RAW
        if not end and name and name not in VOID:
            if is_sure and stack and stack[-1] == name and name in LEFT_OPEN:
                continue  # the next paragraph ends the one before
            stack.append(name)
            if len(stack) > DEEPEST:
                return True
        elif end and is_sure:
            _end(stack, name)
    return False


def _end(stack: list[str], name: str) -> None:
    while name in CONTAINERS and stack and stack[-1] in LEFT_OPEN - {name}:
        stack.pop()
    if stack and stack[-1] == name:
        stack.pop()
