"""What is looked at on a screen: axe in light and dark, and whether it fits a telephone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.excused import EXCUSED

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=360, height=740)
MENU = {"exclude": ["#nav-sidebar"]}


def barriers(page: Page, only: list[str] | None = None, context: dict | None = None) -> list[str]:
    """What axe finds on the page as it is, without what cannot be mended."""
    # Without "preload": axe would add style sheets of its own, which the policy refuses.
    options = {"preload": False, "runOnly": only or RULES, "resultTypes": ["violations"]}
    report = Axe().run(page, context=context, options=options).response
    found = [(one["id"], " ".join(node["target"])) for one in report["violations"] for node in one["nodes"]]
    return [f"{rule}: {place}" for rule, place in found if (rule, place) not in EXCUSED]


def barriers_in_every_look(page: Page, *, dark: bool = True) -> list[str]:
    """Also in dark colours, and the room on a telephone. The menu, which is the same everywhere, not every time."""
    found = barriers(page, context=MENU)
    if dark:
        page.emulate_media(color_scheme="dark")
        found += [f"dark {one}" for one in barriers(page, ["color-contrast"], MENU)]
        page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("scrolls sideways at 360 pixels")
    page.set_viewport_size(WIDE)
    return found
