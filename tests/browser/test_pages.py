"""Every type of page, with the starter content, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.search_index
STORY = "/verhalen/van-organisatiegrens-naar-ontmoetingsplek/"
PAGES = [
    *[
        "/",
        "/verhalen/",
        STORY,
        "/verhalen/waarom-samenwerken-moeilijk-is/",
        "/reeksen/",
        "/reeksen/warme-netwerken/",
    ],
    *["/lessen/", "/lessen/begin-bij-de-mens/", "/tips/", "/tips/?pagina=2", "/tips/?onderwerp=luisteren"],
    *[
        "/tips/neem-de-tijd/",
        "/citaten/",
        "/citaten/de-perenboomgaard/",
        "/mensen/",
        "/mensen/coen-helderman/",
    ],
    *["/organisaties/", "/organisaties/gemeente-zoetermeer/", "/onderwerpen/", "/onderwerpen/luisteren/"],
    *["/begrippen/", "/begrippen/keten/", "/begrippen/relatiemanager/", "/over/", "/toegankelijkheid/"],
    *["/zoeken/", "/zoeken/?q=netwerken", "/zoeken/?q=xqzvw", "/bestaat-niet/", "/tips/?pagina=99"],
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# WCAG 1.4.12: a reader may set all of these at once.
WIDER_TEXT = (
    "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
)
WIDER_TEXT += "p {margin-block-end: 2em !important}"
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
    const style = getComputedStyle(e);
    return e.clientHeight > 1 && style.overflowY !== "visible" && style.overflowY !== "auto"
        && e.scrollHeight > e.clientHeight + 1;
}).map((e) => e.outerHTML.slice(0, 80))"""
FOCUS = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
    const y = box.y + Math.min(box.height, innerHeight) / 2;
    const top = document.elementFromPoint(x, y);
    return {
        name: e.outerHTML.slice(0, 80),
        ring: style.outlineStyle !== "none" || style.boxShadow !== "none",
        seen: Boolean(top) && (e.contains(top) || top.contains(e)),
    };
}"""


@pytest.fixture(autouse=True)
def content(live_server):
    """The five stories."""
    call_command("load_starter_content", verbosity=0)


def violations(page: Page) -> list[str]:
    # Without "preload": axe would add style sheets of its own, which the policy refuses.
    report = Axe().run(page, options={"preload": False, "runOnly": RULES}).response
    return [f"{v['id']}: {node['html'][:120]}" for v in report["violations"] for node in v["nodes"][:2]]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_every_page_is_accessible_in_every_look(open_page):
    found = {}
    for width in (1280, 360):
        for scheme in ("light", "dark"):
            page = open_page(width=width, color_scheme=scheme)
            for address in PAGES:
                page.goto(address)
                if wrong := violations(page) + ["scrolls sideways"] * scrolls_sideways(page):
                    found[width, scheme, address] = wrong
    assert found == {}


def test_every_page_fits_320_pixels_with_wider_text_too(open_page):
    found = {}
    page = open_page(width=320)
    for address in PAGES:
        page.goto(address)
        if scrolls_sideways(page):
            found[address] = ["scrolls sideways"]
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }",
            WIDER_TEXT,
        )
        if wrong := page.evaluate(CUT_OFF) + ["scrolls sideways with wider text"] * scrolls_sideways(page):
            found[address] = wrong
    assert found == {}


def test_every_page_can_be_read_without_javascript(page_without_js):
    for address in PAGES:
        page_without_js.goto(address)
        expect(page_without_js.locator("h1")).to_be_visible()
        expect(page_without_js.locator("[data-print]:visible")).to_have_count(0)


def test_searching_sorting_and_paging_work_without_javascript(page_without_js):
    page = page_without_js
    page.goto("/tips/")
    page.get_by_label("Volgorde").select_option("Op alfabet")
    page.get_by_role("button", name="Sorteer").click()
    expect(page.locator(".card-title").first).to_have_text("Bouw op vertrouwen")
    page.get_by_role("link", name="Volgende").click()
    assert "pagina=2" in page.url
    assert "volgorde=titel" in page.url
    page.get_by_label("Zoek in netwerk").fill("perenboomgaard")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.locator("h1")).to_contain_text("perenboomgaard")
    expect(page.locator("main").get_by_role("link", name="perenboomgaard").first).to_be_visible()


def test_skip_link_is_the_first_stop_and_leads_to_the_content(page):
    page.goto("/tips/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_menu_says_where_you_are(page):
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    page.goto("/")
    menu.get_by_role("link", name="Tips").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Tips")).to_be_visible()
    expect(menu.locator("[aria-current=page]")).to_have_text("Tips")
    page.goto("/tips/neem-de-tijd/")
    expect(menu.locator("[aria-current=true]")).to_have_text("Tips")


@pytest.mark.parametrize("width", [1280, 360])
def test_contents_lead_to_their_heading_by_keyboard(open_page, width):
    page = open_page(width=width)
    page.goto(STORY)
    contents = page.get_by_role("navigation", name="In dit verhaal")
    link = contents.get_by_role("link").nth(1)
    if not link.is_visible():
        contents.locator("summary").focus()
        page.keyboard.press("Enter")
    link.focus()
    name = link.inner_text()
    page.keyboard.press("Enter")
    heading = page.locator("main").get_by_role("heading", level=2, name=name, exact=True)
    expect(heading).to_be_in_viewport()
    assert page.url.endswith(f"#{heading.get_attribute('id')}")


def test_pages_of_a_list_turn_by_keyboard(page):
    page.goto("/tips/")
    page.get_by_role("link", name="Volgende").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Je ziet 21 tot en met 23 van 23.")).to_be_visible()
    expect(page.get_by_role("navigation", name="Pagina’s").locator("[aria-current=page]")).to_contain_text(
        "2"
    )


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("address", [STORY, "/tips/"])
def test_focus_is_always_seen(open_page, width, address):
    page = open_page(width=width)
    page.goto(address)
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if not (focus["ring"] and focus["seen"]):
            unseen.append(focus)
    assert unseen == []


def test_the_current_item_stands_out_in_forced_colours(page):
    page.emulate_media(forced_colors="active")
    page.goto("/tips/")
    colour = "e => getComputedStyle(e).borderBottomColor"
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    current = menu.get_by_role("link", name="Tips").evaluate(colour)
    other = menu.get_by_role("link", name="Lessen").evaluate(colour)
    assert current != other


@pytest.mark.parametrize("address", [STORY, "/tips/neem-de-tijd/", "/tips/"])
def test_print_has_the_text_and_the_address_and_none_of_the_tools(page, address):
    page.goto(address)
    page.emulate_media(media="print")
    for hidden in ("nav:visible", "form:visible", "button:visible", "footer a:visible"):
        expect(page.locator(hidden)).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("body").inner_text().count(address) == 1


def test_print_does_not_break_a_tip_over_two_pages(page):
    page.goto(STORY)
    page.emulate_media(media="print")
    assert page.locator("#tip-2").evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_print_button_is_there_with_javascript(page):
    page.goto(STORY)
    expect(page.get_by_role("button", name="Print dit verhaal")).to_be_visible()
