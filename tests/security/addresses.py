"""Every address of the site, from its own URL patterns: a new page is in these tests by itself."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from netwerk.urls import PAGES, SITEMAPS

PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
ADMIN = "beheer/"
# What an address is about, by the word in it.
THINGS = {
    "verhalen": "story",
    "reeksen": "series",
    "lessen": "lesson",
    "tips": "tip",
    "citaten": "quote",
    "mensen": "practitioner",
    "organisaties": "organisation",
    "onderwerpen": "topic",
    "begrippen": "term",
}
# Pages with a form for everybody, each at an address of its own; kept by nobody.
FORMS = {
    "comment-create",
    "comment-report",
    "contact",
    "correction-create",
    "lesson-correction-create",
    "my-comments-ask",
    "practitioner-correction-create",
    "quote-correction-create",
    "search-feedback",
    "tip-comment-create",
    "tip-comment-report",
    "tip-correction-create",
    "tip-send",
}


def patterns(resolver: URLResolver | None = None, start: str = "") -> Iterator[tuple[str, str]]:
    """Route and name of every pattern, as they are written in the URLconfs."""
    resolver = resolver or get_resolver()
    for entry in resolver.url_patterns:
        route = start + str(entry.pattern).lstrip("^").replace("\\Z", "").rstrip("$").replace("\\.", ".")
        if isinstance(entry, URLPattern):
            yield route, entry.name or ""
        else:
            yield from patterns(entry, route)


def public_patterns() -> list[tuple[str, str]]:
    """All but the admin's, and but the pictures, which Django itself serves on a developer's machine only."""
    return [(route, name) for route, name in patterns() if not route.startswith((ADMIN, "media/"))]


def admin_patterns() -> list[tuple[str, str]]:
    return [(route, name) for route, name in patterns() if route.startswith(ADMIN)]


def filled(route: str, value: str) -> str:
    """The route as an address, with the value in each of its places."""
    return "/" + PLACE.sub(lambda _: value, route)


def slug_for(route: str, site) -> str:
    """Of the thing that an address is about; nothing when it is about none."""
    kind = next((THINGS[word] for word in route.split("/") if word in THINGS), "")
    if kind == "tip" and "/rea" in route:  # readers talk at a tip that is in no story
        kind = "reader_tip"
    return getattr(site, kind).slug if kind else ""


def public_addresses(site) -> list[str]:
    """An address of every public pattern that leads to a page which is the same for everybody."""
    found = []
    for route, name in public_patterns():
        if name in FORMS:
            continue
        if name == "page":
            found += [f"/{slug}/" for slug in PAGES]
        elif name == "sitemap-section":
            found += [filled(route, str(section)) for section in SITEMAPS]
        elif re.search(r"[<:](token|uid)>", route):
            continue  # of one reader, who has the link or the cookie: test_personal_pages.py
        elif PLACE.search(route):
            found.append(filled(route, slug_for(route, site)))
        else:
            found.append(filled(route, ""))
    return found


def with_values(route: str, values: dict[str, str]) -> str:
    return PLACE.sub(lambda match: values[match[1]], route)


def form_addresses(site) -> list[str]:
    """An address of every form for everybody."""
    found = []
    for route, name in public_patterns():
        if name in FORMS:
            comment = site.tip_comment if route.startswith("tips/") else site.comment
            values = {"slug": slug_for(route, site), "uid": str(comment.uid)}
            found.append("/" + with_values(route, values))
    return found


def link_routes() -> list[str]:
    """The routes that only somebody with a signed link, or with the cookie of the own comment, may open."""
    return [
        route
        for route, name in public_patterns()
        if name not in FORMS and re.search(r"[<:](token|uid)>", route)
    ]
