"""A judge of schema.org data: ``pyld`` expands it; each property must be one of its type, with a value that fits."""

import json

from lxml import html
from pyld import jsonld

SCHEMA = "https://schema.org/"
TEXT, ADDRESS, MOMENT, NUMBER = "text", "address", "moment", "number"
WORK = {
    "name": TEXT,
    "text": TEXT,
    "url": ADDRESS,
    "inLanguage": TEXT,
    "datePublished": MOMENT,
    "dateModified": MOMENT,
    "dateCreated": MOMENT,
    "publisher": "Organization",
    "author": "Person Organization",
    "contributor": "Person Organization",
    "isBasedOn": "address CreativeWork Article",
    "isPartOf": "CreativeWork Article",
    "mentions": "Person",
    "about": "Thing",
    "image": "ImageObject",
    "description": TEXT,
    "keywords": TEXT,
    "commentCount": NUMBER,
    "comment": "Comment",
    "hasPart": "Article",
}
# Of each type we use: its properties, as far as we use them, and what they may hold (https://schema.org).
VOCABULARY = {
    "Article": WORK | {"headline": TEXT, "alternativeHeadline": TEXT},
    "BreadcrumbList": {"itemListElement": "ListItem"},
    "CollectionPage": WORK,
    "Comment": WORK,
    "CreativeWork": WORK,
    "CreativeWorkSeries": WORK,
    "DefinedTerm": {
        "name": TEXT,
        "alternateName": TEXT,
        "description": TEXT,
        "url": ADDRESS,
        "inDefinedTermSet": "DefinedTermSet",
    },
    "DefinedTermSet": WORK,
    "HowToTip": WORK,
    "ImageObject": {
        "url": ADDRESS,
        "contentUrl": ADDRESS,
        "caption": TEXT,
        "creditText": TEXT,
        "copyrightNotice": TEXT,
    },
    "ListItem": {"position": NUMBER, "name": TEXT, "item": ADDRESS},
    "Organization": {"name": TEXT, "url": ADDRESS, "logo": "ImageObject"},
    "Person": {
        "name": TEXT,
        "jobTitle": TEXT,
        "description": TEXT,
        "url": ADDRESS,
        "worksFor": "Organization",
    },
    "Quotation": WORK | {"spokenByCharacter": "Person"},
    "Thing": {"name": TEXT},
    "WebPage": WORK,
    "WebSite": WORK,
}
ADDRESSES = ("url", "item", "contentUrl", "isBasedOn", "logo")
MOMENTS = ("datePublished", "dateModified", "dateCreated")
CONTEXT: dict[str, object] = {"@vocab": SCHEMA, "id": "@id", "type": "@type"}
CONTEXT |= {name: {"@id": SCHEMA + name, "@type": "@id"} for name in ADDRESSES}
CONTEXT |= {name: {"@id": SCHEMA + name, "@type": SCHEMA + "DateTime"} for name in MOMENTS}


def no_download(url: str, options) -> dict:
    """What stands at https://schema.org, as far as it matters here."""
    assert url.rstrip("/") == SCHEMA.rstrip("/"), url
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def blocks(content: bytes) -> list[dict]:
    scripts = html.fromstring(content).xpath("//script[@type='application/ld+json']")
    return [json.loads(script.text) for script in scripts]


def kind(node: dict) -> str:
    return node["@type"][0].removeprefix(SCHEMA)


def kinds(content: bytes) -> list[str]:
    return [block["@type"] for block in blocks(content)]


def problems(content: bytes) -> list[str]:
    found = []
    for block in blocks(content):
        for node in jsonld.expand(block, {"documentLoader": no_download, "base": "relative:"}):
            found += problems_of(node)
    return found


def problems_of(node: dict) -> list[str]:
    if len(node.get("@type", [])) != 1 or kind(node) not in VOCABULARY:
        return [f"no known type: {node}"]
    found, properties = [], VOCABULARY[kind(node)]
    for name, values in node.items():
        if name.startswith("@"):
            continue
        wanted = properties.get(name.removeprefix(SCHEMA))
        if wanted is None:
            found.append(f"{kind(node)} has no {name}")
            continue
        for value in values:
            found += problems_of_value(f"{kind(node)}.{name}", value, wanted.split())
    return found


def problems_of_value(where: str, value: dict, wanted: list[str]) -> list[str]:
    if "@list" in value or "@set" in value:
        return [f"{where}: a list of lists"]
    if "@value" in value:
        found = value["@value"]
        is_moment = str(value.get("@type", "")).endswith("DateTime")
        fits = NUMBER if isinstance(found, int) else MOMENT if is_moment else TEXT
        empty = found == ""
        return [f"{where}: {found!r}"] if empty or fits not in wanted else []
    if "@type" in value:
        wrong = [] if kind(value) in wanted else [f"{where}: a {kind(value)}"]
        return wrong + problems_of(value)
    is_whole = str(value.get("@id", "")).startswith(("http://", "https://"))
    return [] if is_whole and ADDRESS in wanted else [f"{where}: {value}"]
