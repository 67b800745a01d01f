"""schema.org data. It says what the page shows and nothing more."""

from typing import Any

from django.conf import settings


def breadcrumb_list(breadcrumbs: list[tuple[str, str]]) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": n, "name": title, "item": f"{settings.SITE_URL}{url}"}
        for n, (title, url) in enumerate(breadcrumbs, 1)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}


def thing(kind: str, **properties: Any) -> dict[str, Any]:
    """A schema.org object without the properties nobody knows."""
    known = {name: value for name, value in properties.items() if value}
    return {"@context": "https://schema.org", "@type": kind, **known}
