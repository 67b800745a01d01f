"""What an answer says: the words that are seen, heard by a screen reader, or put on the screen by a script."""

import json
import re
from collections.abc import Iterator

from lxml import html

HEARD = ("title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label")
SILENT = "//script[not(@type='application/json')] | //style | //template | //svg"
# Addresses, and words as a computer writes them: field names, dates in a value.
NOT_WORDS = re.compile(r"\S*(?:[@/\\_]|\w\.\w|&\w)\S*")


def said(answer) -> str:
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        return page(answer.content.decode())
    if kind.startswith("text/javascript"):
        return " ".join(catalogue(answer.content.decode()))
    return ""


def as_sent(answer) -> dict[str, list[str]] | None:
    """What a browser would send of the form on a page; nothing when there is none."""
    forms = html.document_fromstring(answer.content or b"<p>").xpath("//main//form[@method='post']")
    if not forms:
        return None
    fields: dict[str, list[str]] = {}
    for name, value in forms[0].form_values():
        if "__prefix__" not in name:
            fields.setdefault(name, []).append(value)
    return fields


def page(text: str) -> str:
    tree = html.document_fromstring(text or "<p>")
    words = [e.get(name, "") for e in tree.iter("*") for name in HEARD]
    words += [e.get("value", "") for e in tree.xpath("//input[@type='submit' or @type='button']")]
    words += [
        e.get("content", "")
        for e in tree.xpath("//meta[@name='description' or starts-with(@property, 'og:')]")
    ]
    for element in tree.iter("*"):
        words += [
            word for name, value in element.attrib.items() if "data-" in name for word in of_script(value)
        ]
    for script in tree.xpath("//script[@type='application/json']"):
        words += of_script(script.text or "")
    for element in tree.xpath(f"{SILENT} | //script"):
        element.drop_tree()
    words += tree.itertext("*")
    return " ".join(NOT_WORDS.sub(" ", " ".join(words)).split())


def of_script(value: str) -> Iterator[str]:
    """The words in data that a script puts on the screen: sentences, in whatever it is packed."""
    try:
        data = json.loads(value)
    except ValueError:
        data = value
    for text in strings(data):
        if " " in text.strip():
            yield from [page(text)] if "<" in text else [text]


def strings(data) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)
    elif isinstance(data, dict):
        for value in data.values():
            yield from strings(value)


def catalogue(script: str) -> Iterator[str]:
    """What the scripts of the admin say: Django gives them a list of their sentences with ours."""
    found = re.search(r"const newcatalog = ({.*?});\n", script, re.DOTALL)
    yield from strings(json.loads(found[1])) if found else [script]
