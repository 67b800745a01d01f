"""What a reader meets on a page: its elements and words, not its strings of HTML."""

from xml.etree.ElementTree import Element

import html5lib


def tree(response) -> Element:
    return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)


def words(element: Element | None) -> str:
    """The text of an element with one space between words; nothing when it is not there."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def texts(response, path: str) -> list[str]:
    """The words of every element of a path such as ``main//h2`` or ``*[@class='card']``."""
    return [words(element) for element in tree(response).findall(f".//{path}")]


def by_id(response, identifier: str) -> Element | None:
    return tree(response).find(f".//*[@id='{identifier}']")


def page_text(response) -> str:
    """All words of the page's own part."""
    return words(tree(response).find(".//main"))


def links(response) -> set[str]:
    """Where the page's own part leads to."""
    return {a.attrib["href"] for a in tree(response).findall(".//main//a[@href]")}


def head_link(response, rel: str) -> str | None:
    element = tree(response).find(f".//head/link[@rel='{rel}']")
    return element.get("href") if element is not None else None


def meta(response, name: str) -> str | None:
    head = tree(response).find(".//head")
    assert head is not None
    found = [m.get("content") for m in head.findall("meta") if name in (m.get("name"), m.get("property"))]
    return found[0] if found else None
