"""What is wrong with an answer, whatever was asked."""

import json
import os
import re
from dataclasses import dataclass
from email.message import Message
from xml.etree import ElementTree

from .values import MARK

# Seconds; ``python -m tests.fuzz`` asks for less.
SLOW = float(os.environ.get("FUZZ_SLOW", "30"))
DATA = re.compile(r'<script[^>]* type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)
UNREADABLE = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes
    seconds: float

    @property
    def kind(self) -> str:
        return self.headers.get_content_type() if "Content-Type" in self.headers else ""


def wrong(answer: Answer) -> list[str]:
    found = [f"answered {answer.status}"] if answer.status >= 500 else []
    found += [f"took {answer.seconds:.1f} s"] if answer.seconds > SLOW else []
    if answer.kind.startswith("text/") or answer.kind.endswith(("xml", "json")):
        try:
            found += _wrong_text(
                answer.kind, answer.body.decode(answer.headers.get_content_charset() or "utf-8")
            )
        except (UnicodeDecodeError, LookupError):
            found.append("is no UTF-8")
        except (ElementTree.ParseError, ValueError) as error:
            found.append(f"is no {answer.kind}: {error}")
    return found


def _wrong_text(kind: str, text: str) -> list[str]:
    if text and kind.endswith("xml"):
        ElementTree.fromstring(text)  # noqa: S314 — of our own site
    elif text and kind.endswith("json"):
        json.loads(text)
    elif kind == "text/html":
        for data in DATA.findall(text):
            json.loads(data)
        return _wrong_html(text)
    return []


def _wrong_html(text: str) -> list[str]:
    found = ["holds a control sign"] if UNREADABLE.search(text) else []
    return found + (["has our text as markup"] if MARK in text else [])
