"""Readers who fill in the form, and send it again until they know that it was taken in."""

import http.client
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode

PATH = "/verhalen/oefening/reageren/"
ORIGIN = "https://netwerk.example.org"
PATIENCE = 90  # seconds for one comment
PAUSE = 0.3  # of somebody who sees an error and tries again
DOUBLE_CLICKS = 10  # one of so many sends the same form once more


@dataclass
class Result:
    acknowledged: dict[str, float] = field(default_factory=dict)  # moment, by text
    seconds: list[float] = field(default_factory=list)  # of a POST that was answered
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class Reader:
    """One of many, each at a computer with an address of its own."""

    def __init__(self, port: int, number: int, result: Result):
        self.port, self.number, self.result = port, number, result
        self.address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self.text = f"Oefening {number:06d}: dit herken ik uit mijn gemeente."
        self.patience = time.monotonic() + PATIENCE

    def post(self) -> None:
        if not (form := self.until_answered("GET", {200})):
            return
        cookie, page = form
        fields = dict(re.findall(r'name="(csrfmiddlewaretoken|nonce)" value="([^"]+)"', page))
        fields |= {"name": f"Lezer {self.number}", "body": self.text, "kind": "", "laat_leeg": ""}
        fields["email"] = f"lezer-{self.number}@example.org" if self.number % 2 else ""
        body, headers = (
            urlencode(fields),
            {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"},
        )
        for again in range(2 if self.number % DOUBLE_CLICKS == 0 else 1):
            if self.until_answered("POST", {303}, body, headers) and not again:
                self.result.acknowledged[self.text] = time.monotonic()

    def until_answered(
        self, method: str, wanted: set[int], body=None, headers=None
    ) -> tuple[str, str] | None:
        """Again after a connection that broke, and after 503; anything else is wrong."""
        while time.monotonic() < self.patience:
            try:
                status, answer_headers, text = self.ask(method, body, headers or {})
            except (OSError, http.client.HTTPException):
                self.result.counts[f"{method} broken off"] += 1
            else:
                self.result.counts[f"{method} {status}"] += 1
                if status in wanted:
                    return (answer_headers.get("Set-Cookie") or "").partition(";")[0], text
                if status != 503 or not answer_headers.get("Retry-After"):
                    self.result.wrong.append(f"{method} {status} for {self.number}: {text[:80]!r}")
                    return None
            time.sleep(PAUSE)
        self.result.wrong.append(f"{method} for {self.number}: no patience left")
        return None

    def ask(self, method: str, body, headers) -> tuple[int, http.client.HTTPMessage, str]:
        proxy = {"Host": "netwerk.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": self.address}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        started = time.monotonic()
        try:
            connection.request(
                method, PATH, body, proxy | {"Origin": ORIGIN, "Connection": "close"} | headers
            )
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if method == "POST":
            self.result.seconds.append(time.monotonic() - started)
        return answer.status, answer.headers, text


def send_all(port: int, comments: int, connections: int, result: Result) -> None:
    numbers = iter(range(comments))

    def work():
        for number in numbers:  # next() of one iterator is one step: no two threads get the same
            Reader(port, number, result).post()

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
