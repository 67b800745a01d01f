"""Somebody who asks odd things: a reader, or an editor who is logged in. One for each thread."""

import http.client
import time
from collections.abc import Callable, Sequence
from random import Random
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from . import values
from .answers import Answer
from .forms import Form, forms

# A name of a parameter that some page looks at; the lists of the admin also take names of fields.
PARAMETERS = ["q", "pagina", "onderwerp", "organisatie", "soort", "fase", "niveau", "jaar", "persoon", "bron"]
PARAMETERS += [
    "volgorde",
    "alle",
    "samenwerking",
    "letter",
    "format",
    "next",
    "verhaal",
    "tip",
    "antwoord",
    "van",
]
ADMIN_PARAMETERS = [
    "q",
    "p",
    "o",
    "e",
    "all",
    "_popup",
    "_to_field",
    "_changelist_filters",
    "pk__in",
    "id__exact",
]
ADMIN_PARAMETERS += ["app_label", "model_name", "field_name", "term", "page", "status__exact", "title__regex"]
ADMIN_PARAMETERS += ["published_at__gte", "parent__title", "state", "tab", "a", "b", "ids", "next"]
KEPT = ("csrfmiddlewaretoken", "_FORMS")  # without these no form is looked at


class Connection(http.client.HTTPConnection):
    """Sends what is odd about an address as it is."""

    def _validate_path(self, url):
        pass

    def _validate_method(self, method):
        pass


class Visitor:
    def __init__(
        self, address: tuple[str, int], random: Random, headers: dict[str, str], addresses: Sequence[str]
    ):
        self.address, self.random, self.headers, self.addresses = address, random, headers, addresses
        self.cookies: dict[str, str] = {}
        self.last = ""  # what was asked, for whoever tells what went wrong

    def step(self) -> list[Answer]:
        """One odd question, with what has to be asked before it."""
        ways: list[tuple[Callable[[], list[Answer]], int]] = [
            (self.ask_for_a_form, 5),
            (self.ask_with_parameters, 3),
            (self.ask_for_a_place_that_is_odd, 2),
            (self.ask_with_a_body, 1),
            (self.ask_with_headers, 1),
        ]
        return self.random.choices([way for way, _ in ways], [weight for _, weight in ways])[0]()

    def ask_with_parameters(self) -> list[Answer]:
        address = self.random.choice(self.addresses)
        names = ADMIN_PARAMETERS if "/beheer/" in address else PARAMETERS
        pairs = [
            f"{self.random.choice(names)}={values.escaped(self.random)}"
            for _ in range(self.random.choice([1, 2, 6]))
        ]
        pairs += self.random.sample(pairs, 1) * self.random.choice([0, 1, 40])
        return [self.ask("GET", f"{address}?{'&'.join(pairs)}"[:4_000])]

    def ask_for_a_place_that_is_odd(self) -> list[Answer]:
        parts = self.random.choice(self.addresses).split("/")
        place = self.random.randrange(1, len(parts))
        parts[place] = values.escaped(self.random) + (parts[place] if self.random.random() < 0.3 else "")
        return [self.ask(self.random.choice(["GET", "GET", "HEAD", "POST"]), "/".join(parts)[:4_000])]

    def ask_with_a_body(self) -> list[Answer]:
        kind, body = self.random.choice(values.BODIES)
        if kind == "application/json" and self.random.random() < 0.5:
            body = values.as_json(self.random)
        method = self.random.choice(values.METHODS)
        return [self.ask(method, self.random.choice(self.addresses), body, {"Content-Type": kind})]

    def ask_with_headers(self) -> list[Answer]:
        chosen = self.random.sample(sorted(values.HEADERS), self.random.choice([1, 1, 3]))
        odd = {name: self.random.choice(values.HEADERS[name]) for name in chosen}
        return [self.ask("GET", self.random.choice(self.addresses), headers=odd)]

    def ask_for_a_form(self) -> list[Answer]:
        address = self.random.choice(self.addresses)
        page = self.ask("GET", address)
        found = forms(page.body.decode(errors="replace")) if page.kind == "text/html" else []
        found = [form for form in found if "logout" not in form.action and "uitloggen" not in form.action]
        if not found:
            return [page]
        form = self.random.choice(found)
        path = urlsplit(urljoin(f"https://netwerk.example.org{address}", form.action or address))
        target = quote(path.path, safe="/%") + (f"?{path.query}" if path.query else "")
        return [page, self.send(form, target)]

    def send(self, form: Form, target: str) -> Answer:
        pairs = self.filled(form)
        if form.method == "GET":
            return self.ask("GET", f"{target.partition('?')[0]}?{_encoded(pairs)}"[:4_000])
        if form.is_multipart or self.random.random() < 0.1:
            return self.ask("POST", target, self._multipart(form, pairs), {"Content-Type": values.MULTIPART})
        return self.ask("POST", target, _encoded(pairs).encode(), {"Content-Type": values.FORM})

    def filled(self, form: Form) -> list[tuple[str, str]]:
        """One field that is odd, some or all; twice, or left out."""
        share = self.random.choice([0, 0.05, 0.3, 1])
        free = [i for i, (name, _) in enumerate(form.fields) if not name.endswith(KEPT) and name != "seal"]
        odd = {i for i in free if self.random.random() < share} or set(
            self.random.sample(free, min(1, len(free)))
        )
        pairs = []
        for place, (name, value) in enumerate(form.fields):
            if place not in odd:
                pairs.append((name, value))
            elif self.random.random() > 0.1:
                pairs += [(name, values.text(self.random)) for _ in range(self.random.choice([1, 1, 1, 3]))]
        if self.random.random() < 0.03:  # also what a form is held together by
            pairs = [
                (name, values.text(self.random)[:50] if name.endswith("_FORMS") else v) for name, v in pairs
            ]
        return pairs + (self.random.sample(form.buttons, 1) if form.buttons else [])

    def _multipart(self, form: Form, pairs: list[tuple[str, str]]) -> bytes:
        start, parts = f"--{values.BOUNDARY}\r\nContent-Disposition: form-data; name=".encode(), []
        for name, value in pairs:
            parts.append(start + b'"%s"\r\n\r\n%s\r\n' % (_bytes(name), _bytes(value)))
        for name in form.files:
            file = f'"; filename="{self.random.choice(["a.png", "a.jpg", "x" * 300, "../a.gif", ""])}'
            parts.append(
                start + b'"%s"\r\n\r\n%s\r\n' % (_bytes(name + file), self.random.choice(values.FILES))
            )
        return b"".join(parts) + f"--{values.BOUNDARY}--\r\n".encode()

    def ask(
        self, method: str, address: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Answer:
        self.last = f"{method} {address} {body[:2_000]!r} {headers or ''}"
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = self.headers | ({"Cookie": cookie} if cookie else {}) | (headers or {})
        connection = Connection(*self.address, timeout=60)
        started = time.monotonic()
        try:
            connection.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
            for name, value in (sent | {"Content-Length": str(len(body)), "Connection": "close"}).items():
                connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read(), time.monotonic() - started)
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.update(parse_qsl(cookie.partition(";")[0], keep_blank_values=True)[:1])
        return answer


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(pairs: list[tuple[str, str]]) -> str:
    return urlencode([(_bytes(name), _bytes(value)) for name, value in pairs])
