"""The forms on a page, as a browser would send them; quicker than a whole tree of each page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Pairs = list[tuple[str, str]]


@dataclass
class Form:
    action: str
    method: str
    is_multipart: bool = False
    fields: Pairs = field(default_factory=list)
    buttons: Pairs = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Forms(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.forms: list[Form] = []
        self._select = self._textarea = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            multipart = given.get("enctype", "").startswith("multipart")
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").upper(), multipart))
        elif self.forms and tag in {"input", "textarea", "select", "button", "option"}:
            self._control(tag, given, self.forms[-1])

    def _control(self, tag: str, given: dict[str, str], form: Form) -> None:
        name, value, kind = given.get("name", ""), given.get("value", ""), given.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "textarea":
            self._textarea = name
            form.fields.append((name, ""))
        elif tag == "option":
            if self._select and "selected" in given:
                form.fields.append((self._select, value))
        elif not name:
            return
        elif tag == "button" or kind in {"submit", "image"}:
            form.buttons.append((name, value))
        elif kind == "file":
            form.files.append(name)
        elif kind not in {"checkbox", "radio"} or "checked" in given:
            form.fields.append((name, value))

    def handle_data(self, data):
        if self._textarea and self.forms:
            name, before = self.forms[-1].fields[-1]
            self.forms[-1].fields[-1] = name, before + data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def forms(page: str) -> list[Form]:
    return Forms(page).forms
