"""Every page of the site, reached by following links from the front page: valid, in order, whole and in Dutch."""

import re
from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.core.management import call_command
from django.db import transaction
from django.template.loader import render_to_string
from django.test import Client

from tests import nu_checker
from tests.reader import words

pytestmark = pytest.mark.django_db
ALSO = [
    "/bestaat-niet/",
    "/zoeken/",
    "/zoeken/?q=netwerken",
    "/zoeken/?q=xqzvw",
    "/tips/?pagina=2",
    "/tips/?pagina=99",
]
STATIC = ["400.html", "403.html", "403_csrf.html", "410.html", "500.html", "503.html"]
TYPES = [
    "verhalen",
    "lessen",
    "tips",
    "citaten",
    "mensen",
    "organisaties",
    "onderwerpen",
    "reeksen",
    "begrippen",
]
NOT_CRAWLED = ("/beheer/", "/static/", "/media/", "/feed/", "/.well-known/")
# Words that only an interface in English has; what people write in their stories has none of them.
ENGLISH = (
    "search|next|previous|page|read more|submit|posted|author|tags|results?|found|none|true|false|filter by"
)


class Parsed:
    """One answer, read as a browser reads it."""

    def __init__(self, html: str, status: int = 200):
        self.tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
        self.status = status
        self.text = html

    def all(self, path: str) -> list[Element]:
        return self.tree.findall(f".//{path}")

    def targets(self, address: str) -> list[str]:
        """Where its links lead to on this site, without the place on the page."""
        return [urldefrag(urljoin(address, a.attrib["href"]))[0] for a in self.all("a[@href]")]


def is_ours(url: str) -> bool:
    return not urlsplit(url).netloc and not urlsplit(url).scheme and not url.startswith(NOT_CRAWLED)


def crawl() -> dict[str, Parsed]:
    """All pages that links lead to; from a list that is narrowed already no narrower one is opened."""
    client, found, waiting = Client(), {}, ["/", *ALSO]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        if response.get("Content-Type", "").startswith("text/html"):
            page = found[address] = Parsed(response.content.decode(), response.status_code)
            waiting += [
                url for url in page.targets(address) if is_ours(url) and not ("?" in address and "?" in url)
            ]
    return found


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """Every page of the starter content, fetched once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_starter_content", verbosity=0)
        found = crawl()
        found |= {name: Parsed(render_to_string(name)) for name in STATIC}
        transaction.set_rollback(True)
    return found


def problems(pages, find):
    """What ``find`` reports, by address; nothing for a page without problems."""
    found = {address: list(find(page)) for address, page in pages.items()}
    return {address: what for address, what in found.items() if what}


def test_every_type_of_page_is_reached(pages):
    parts = [address.strip("/").split("/") for address in pages if "?" not in address]
    assert set(TYPES) <= {part[0] for part in parts if len(part) == 1}
    assert {*TYPES, "hulp"} == {part[0] for part in parts if len(part) == 2}


def test_no_link_is_broken(pages):
    broken = {address for address, page in pages.items() if page.status != 200}
    assert broken == {"/bestaat-niet/", "/tips/?pagina=99"}


def test_html_is_valid(pages, tmp_path):
    assert nu_checker.problems({name: page.text for name, page in pages.items()}, tmp_path) == {}


def test_ids_are_unique(pages):
    def find(page):
        return [i for i, n in Counter(e.attrib["id"] for e in page.all("*[@id]")).items() if n > 1]

    assert problems(pages, find) == {}


def test_what_refers_to_an_id_finds_it(pages):
    def find(page):
        ids = {e.attrib["id"] for e in page.all("*[@id]")}
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls", "form", "list"):
            for element in page.all(f"*[@{attribute}]"):
                yield from set(element.attrib[attribute].split()) - ids
        yield from {a.attrib["href"] for a in page.all("a[@href]") if a.attrib["href"].startswith("#")} - {
            f"#{i}" for i in ids
        }

    assert problems(pages, find) == {}


def test_links_to_a_place_on_another_page_find_it(pages):
    def find(page):
        for link in page.all("a[@href]"):
            path, place = urldefrag(link.attrib["href"])
            if path in pages and place and pages[path].tree.find(f".//*[@id='{place}']") is None:
                yield link.attrib["href"]

    assert problems(pages, find) == {}


def test_every_page_has_one_h1_and_no_gap_in_its_headings(pages):
    def find(page):
        levels = [int(e.tag[1]) for e in page.tree.iter() if re.fullmatch("h[1-6]", str(e.tag))]
        if levels.count(1) != 1:
            yield f"{levels.count(1)} × h1"
        yield from [f"h{b} after h{a}" for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]

    assert problems(pages, find) == {}


def test_no_heading_link_or_button_is_empty(pages):
    def find(page):
        for element in page.tree.iter():
            if element.tag in {"h1", "h2", "h3", "h4", "a", "button", "legend", "th", "summary", "label"}:
                name = words(element) or element.get("aria-label")
                if not name:
                    yield f"<{element.tag}>"

    assert problems(pages, find) == {}


def test_titles_are_unique_and_end_with_the_name_of_the_site(pages):
    titles = {
        address: words(page.tree.find(".//title")) for address, page in pages.items() if page.status == 200
    }
    plain = {
        address: title for address, title in titles.items() if "?" not in address and address not in STATIC
    }
    assert [title for title, n in Counter(plain.values()).items() if n > 1] == []
    assert [title for title in titles.values() if "netwerk" not in title] == []


def test_every_page_describes_itself(pages):
    def find(page):
        if page.status == 200 and page.all("link[@rel='canonical']"):
            if not [m for m in page.all("meta[@name='description']") if m.get("content", "").strip()]:
                yield "description"
            if not [m for m in page.all("meta[@property='og:title']") if m.get("content", "").strip()]:
                yield "og:title"

    assert problems(pages, find) == {}


def test_every_page_says_it_is_dutch_and_has_no_english_words_of_an_interface(pages):
    def find(page):
        if page.tree.get("lang") != "nl":
            yield "lang"
        said = [words(page.tree.find(".//body"))]
        said += [
            e.get(a, "") for e in page.tree.iter() for a in ("aria-label", "alt", "title", "placeholder")
        ]
        yield from re.findall(rf"\b({ENGLISH})\b", " ".join(said), re.IGNORECASE)

    assert problems(pages, find) == {}


def test_no_style_or_script_inside_the_page(pages):
    def find(page):
        yield from [e.tag for e in page.tree.iter() if "style" in e.attrib or e.tag == "style"]
        yield from [a for e in page.tree.iter() for a in e.attrib if re.match("on[a-z]", a)]
        yield from [
            s.text for s in page.all("script") if not s.get("src") and s.get("type") != "application/ld+json"
        ]

    assert problems(pages, find) == {}


def test_every_image_has_a_size_and_an_alternative(pages):
    def find(page):
        return [i.get("src") for i in page.all("img") if not {"alt", "width", "height"} <= i.attrib.keys()]

    assert problems(pages, find) == {}


def test_nothing_is_asked_of_another_host(pages):
    def find(page):
        own = [e.get(a, "") for e in page.tree.iter() for a in ("src", "srcset", "action", "poster")]
        own += [e.get("href", "") for e in page.all("link") if e.get("rel") not in {"canonical", "alternate"}]
        return [url for url in own if urlsplit(url).netloc]

    assert problems(pages, find) == {}


def test_nobody_who_may_not_be_named_is_a_link(pages):
    """Links to people lead to a page: whoever has none is not linked."""
    people = {
        url for address, page in pages.items() for url in page.targets(address) if url.startswith("/mensen/")
    }
    assert {url for url in people if "?" not in url} <= pages.keys()
