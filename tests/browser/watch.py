"""Watches what no page of ours may do: report an error in the console, or ask another host for anything."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

REFUSED = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Watch:
    """What went wrong on the pages of one test: errors in the console, and requests to another host."""

    home: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("request", self.on_request)

    def on_console(self, message: ConsoleMessage) -> None:
        # A test may visit a page that does not exist; what such a page needs must be there all the same.
        document_refused = message.text.startswith(REFUSED) and self._is_document(message)
        if message.type == "error" and not document_refused:
            self.errors.append(f"{message.text} ({message.location['url']})")

    def on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and f"{address.scheme}://{address.netloc}" != self.home:
            self.foreign.append(request.url)

    @staticmethod
    def _is_document(message: ConsoleMessage) -> bool:
        without_place = [
            url.partition("#")[0]
            for url in (message.location["url"], (message.page and message.page.url) or "")
        ]
        return without_place[0] == without_place[1]
