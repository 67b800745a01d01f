"""The watch over the browser tests sees what it should; without it they would prove nothing."""

import pytest

from tests.browser.watch import Watch

HOME = "http://netwerk.test"


@pytest.fixture
def watch():
    return Watch(home=HOME)


@pytest.fixture
def visit(chromium, watch):
    """Show a page of the given HTML; every other address answers 404."""
    context = chromium.new_context()
    watch.follow(context)

    def show(html: str, status: int = 200) -> None:
        context.route(
            "**/*",
            lambda route: route.fulfill(
                body=html if route.request.is_navigation_request() else "",
                status=status if route.request.is_navigation_request() else 404,
                content_type="text/html",
            ),
        )
        page = context.new_page()
        page.goto(f"{HOME}/pagina/")
        page.wait_for_load_state("networkidle")

    yield show
    context.close()


NO_ICON = '<link rel="icon" href="data:,">'


def test_a_good_page_is_fine(visit, watch):
    visit(NO_ICON + "<p>Goed")
    assert (watch.errors, watch.foreign) == ([], [])


@pytest.mark.parametrize("script", ["console.error('mis')", "throw new Error('mis')"])
def test_an_error_of_a_script_is_seen(visit, watch, script):
    visit(NO_ICON + f"<script>{script}</script>")
    assert len(watch.errors) == 1
    assert "mis" in watch.errors[0]


def test_something_of_the_page_that_is_missing_is_seen(visit, watch):
    visit(NO_ICON + "<img src='/weg.png' alt=''>")
    assert len(watch.errors) == 1
    assert f"{HOME}/weg.png" in watch.errors[0]


def test_a_page_that_does_not_exist_may_be_visited(visit, watch):
    visit(NO_ICON + "<p>Niet gevonden", status=404)
    assert watch.errors == []


def test_a_page_that_breaks_is_seen(visit, watch):
    visit(NO_ICON + "<p>Stuk", status=500)
    assert len(watch.errors) == 1


def test_a_request_to_another_host_is_seen(visit, watch):
    visit(NO_ICON + "<img src='http://elders.test/teller.gif' alt=''>")
    assert watch.foreign == ["http://elders.test/teller.gif"]
