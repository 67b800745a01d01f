"""schema.org data. It says what the page shows and nothing more."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

from django.templatetags.static import static
from django.utils.timezone import localtime

from .querysets import PublishedPage
from .site import SITE_NAME, absolute

Value: TypeAlias = "str | int | Sequence[Value] | Mapping[str, Value] | None"
Data = dict[str, Value]


def thing(kind: str, **properties: Value) -> Data:
    """A schema.org object without the properties nobody knows."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value}


def breadcrumb_list(breadcrumbs: list[tuple[str, str]]) -> Data:
    items = [
        thing("ListItem", position=n, name=title, item=absolute(url))
        for n, (title, url) in enumerate(breadcrumbs, 1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def publisher() -> Data:
    logo = thing("ImageObject", url=absolute(static("icons/icon-180.png")))
    return {"@id": absolute("/#uitgever")} | thing(
        "Organization", name=SITE_NAME, url=absolute("/"), logo=logo
    )


def website() -> Data:
    return thing("WebSite", name=SITE_NAME, url=absolute("/"), inLanguage="nl", publisher=publisher())


def page_data(kind: str, name: str, path: str, **more: Value) -> Data:
    """A list, or a page about the site itself."""
    return thing(kind, name=name, url=absolute(path), inLanguage="nl", publisher=publisher(), **more)


def work(kind: str, row: PublishedPage, **more: Value) -> Data:
    """Something we published: when, and when it changed."""
    known: Data = {
        "url": absolute(row.get_absolute_url()),
        "inLanguage": "nl",
        "datePublished": moment(row.published_at),
        "dateModified": moment(getattr(row, "last_change", None)),
        "publisher": publisher(),
    }
    return thing(kind, **known | more)


def moment(value: datetime | date | None) -> str:
    if isinstance(value, datetime):
        return localtime(value).isoformat("T", "seconds")
    return value.isoformat() if value else ""
