"""schema.org data. It says what the page shows and nothing more."""

from datetime import date, datetime
from typing import Any

from django.templatetags.static import static
from django.utils.timezone import localtime

from .site import SITE_NAME, absolute

Data = dict[str, Any]


def thing(kind: str, **properties: Any) -> Data:
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


def page_data(kind: str, name: str, path: str, **more: Any) -> Data:
    """A list, or a page about the site itself."""
    return thing(kind, name=name, url=absolute(path), inLanguage="nl", publisher=publisher(), **more)


def work(kind: str, row: Any, **more: Any) -> Data:
    """Something we published: when, and when it changed."""
    known = {
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
