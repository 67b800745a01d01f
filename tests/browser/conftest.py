"""Playwright drives Debian's Chromium against pytest-django's live server.

A test asks for ``page``, or for ``open_page`` when it wants another look: ``open_page(width=360,
color_scheme="dark", javascript=False)``. The fixtures ``width`` and ``color_scheme`` repeat a test for each.
Addresses are relative: ``page.goto("/tips/")``.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.desk import be_logged_in
from tests.browser.watch import Watch
from tests.factories import make_editor

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NO_CHROMIUM = "Chromium was not found: the browser tests need it (Debian: apt-get install chromium)."
# Root may not use the sandbox; the rest keeps Chromium from calling home, which would hide our own requests.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHT = {1280: 900, 360: 740}

OpenPage = Callable[..., Page]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if CHROMIUM is None:
        terminalreporter.write_line(f"The browser tests did not run. {NO_CHROMIUM}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(NO_CHROMIUM)
        pytest.skip(NO_CHROMIUM)
    # Playwright's synchronous functions run an event loop in this thread, on which Django refuses its ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(params=[1280, 360])
def width(request: pytest.FixtureRequest) -> int:
    """A test with this runs on a desktop and on a telephone."""
    return int(request.param)


@pytest.fixture(params=["light", "dark"])
def color_scheme(request: pytest.FixtureRequest) -> str:
    """A test with this runs in both colour schemes."""
    return str(request.param)


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Open pages; afterwards none of them may have had an error or asked another host for anything."""
    watch = Watch(home=live_server.url)
    contexts: list[BrowserContext] = []

    def open_one(
        *, width: int = 1280, color_scheme: Literal["light", "dark"] = "light", javascript: bool = True
    ) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            locale="nl-NL",
            viewport={"width": width, "height": HEIGHT.get(width, 740)},
            color_scheme=color_scheme,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        watch.follow(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert watch.errors == []
    assert watch.foreign == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page on a desktop, in light colours."""
    return open_page()


@pytest.fixture
def page_in_every_look(open_page: OpenPage, width: int, color_scheme: str) -> Page:
    """The same test four times: wide and narrow, light and dark."""
    return open_page(width=width, color_scheme=color_scheme)


@pytest.fixture
def page_without_js(open_page: OpenPage) -> Page:
    return open_page(javascript=False)


@pytest.fixture
def desk(page: Page) -> Page:
    """A page of an editor who may do everything, logged in."""
    return be_logged_in(page, make_editor())
