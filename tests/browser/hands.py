"""The hands of an editor: they do one thing at a time, and count.

How long it takes is estimated with the keystroke-level model (Card, Moran and Newell, 1980), not measured with people.
"""

from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Locator, Page

KEY, POINT, CLICK, HOME, THINK = 0.28, 1.1, 0.2, 0.4, 1.35  # seconds
# To fetch a text from a window beside this one: select it by dragging, copy, come back (Alt+Tab) and paste.
FETCH = 6 * KEY + 2 * POINT + CLICK + 2 * HOME + THINK
PASTE = """(field, [text, html]) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  if (html) clipboardData.setData("text/html", html)
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
  if (field.dispatchEvent(event)) document.execCommand("insertText", false, text)
}"""


@dataclass
class Hands:
    page: Page
    clicks: int = 0
    keys: int = 0
    pastes: int = 0
    thoughts: int = 0
    moves: int = 0  # of a hand, between keyboard and mouse
    at_mouse: bool = False

    def _use(self, mouse: bool) -> None:
        self.moves += self.at_mouse != mouse
        self.at_mouse = mouse

    def click(self, where: Locator) -> None:
        self._use(mouse=True)
        self.clicks += 1
        self.thoughts += 1
        where.click()

    def press(self, key: str, times: int = 1) -> None:
        self._use(mouse=False)
        self.keys += times
        for _ in range(times):
            self.page.keyboard.press(key)

    def paste(self, text: str, html: str = "") -> None:
        """Into the field that has the focus. Going to the other window and selecting is counted apart."""
        self.pastes += 1
        self.at_mouse = False
        self.page.locator(":focus").evaluate(PASTE, [text, html])

    def find(self, name: str, letters: int = 3) -> None:
        """Type the first letters in an autocomplete and take what it finds."""
        self.thoughts += 1
        typed = name[:letters].strip()
        term = f"term={quote(typed)}&"
        with self.page.expect_response(lambda response: term in response.url):
            for letter in typed:
                self.press(letter)
        options = self.page.locator(".select2-results__option")
        options.filter(has_text=name).first.wait_for()
        self.press("ArrowDown", options.all_inner_texts().index(name))  # the first one is chosen already
        self.press("Enter")

    @property
    def seconds(self) -> float:
        by_mouse = self.clicks * (POINT + CLICK) + self.moves * HOME
        return by_mouse + self.keys * KEY + self.pastes * FETCH + self.thoughts * THINK

    def __str__(self) -> str:
        counts = f"{self.clicks} clicks, {self.keys} keys, {self.pastes} texts pasted"
        return f"{counts}: {self.seconds / 60:.1f} minutes by the keystroke-level model"
