"""A judge of Atom feeds: the schema of RFC 4287, and the rules in its text that a schema cannot say."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).parent / "schemas" / "atom.rng"))
REFERENCES = ("href", "src", "cite", "longdesc")


def parse(content: bytes):
    return etree.fromstring(content)


def text(element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def problems(content: bytes) -> list[str]:
    """What is wrong with a feed; nothing when all is well."""
    feed = parse(content)
    SCHEMA.validate(feed)
    found = [str(error) for error in SCHEMA.error_log]
    entries = feed.findall(f"{ATOM}entry")
    ids = Counter([text(one, "id") for one in (feed, *entries)])
    found += [f"{name} stands twice" for name, times in ids.items() if times > 1]
    if sum(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")) != 1:
        found.append("not one address of its own")
    for one in (feed, *entries):
        found += problems_of_links(one) + problems_of_moments(one)
    for one in entries:
        found += problems_of_content(one)
        if max(moment(one, "updated"), moment(feed, "updated")) != moment(feed, "updated"):
            found.append("the feed is older than what is in it")
    return found


def moment(element, name: str) -> datetime:
    return datetime.fromisoformat(text(element, name))


def problems_of_links(element) -> list[str]:
    links = element.findall(f"{ATOM}link")
    alternates = Counter((a.get("type"), a.get("hreflang")) for a in links if a.get("rel") == "alternate")
    found = [f"{times} alternates of one type" for times in alternates.values() if times > 1]
    found += [] if alternates else ["no alternate"]
    same = Counter((link.get("rel"), link.get("href")) for link in links)
    found += [f"{link} stands twice" for link, times in same.items() if times > 1]
    return found + [link.get("href") for link in links if not urlsplit(link.get("href")).netloc]


def problems_of_moments(element) -> list[str]:
    if not text(element, "published"):
        return []
    late = moment(element, "updated") < moment(element, "published")
    return ["updated before it was published"] if late else []


def problems_of_content(element) -> list[str]:
    """Nothing relative, as nobody knows to what; nothing that runs."""
    content = text(element, "content")
    if not content:
        return []
    tree = html.fragment_fromstring(content, create_parent="div")
    addresses = [(name, one.get(name)) for one in tree.iter() for name in REFERENCES if one.get(name)]
    found = [f"relative: {address}" for _, address in addresses if not urlsplit(address).scheme]
    return found + [one.tag for one in tree.iter("script", "style", "iframe", "object", "form")]
