"""A reader who opens the form of a comment, fills it in and sends it, as a browser does."""

import re
import time

from django.core import signing
from django.test import Client

WORDS = {"name": "Marjan", "body": "Dat herken ik. Bij ons ging het net zo.", "email": "", "kind": ""}


class Reader(Client):
    """With the token check that every browser meets; an own address when several of them come from elsewhere."""

    def __init__(self, **extra):
        super().__init__(enforce_csrf_checks=True, **extra)

    def open(self, path, **extra):
        """The hidden fields of the form on a page."""
        page = self.get(path, **extra).content.decode()
        hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
        return dict(hidden)

    def respond(self, story, question="", /, *, at_once=False, **fields):
        """Open and send the form of a comment; the answer to what was sent."""
        path = f"{story.get_absolute_url()}reageren/{question}"
        return self.post(path, WORDS | self.open_calmly(path, at_once=at_once) | fields)

    def open_calmly(self, path, *, at_once=False):
        """As somebody who takes more than three seconds to fill it in."""
        hidden = self.open(path)
        return hidden if at_once else hidden | {"nonce": older(hidden["nonce"])}


def older(nonce: str, seconds: int = 60, purpose: str = "comment") -> str:
    """The same nonce, as it would have been set so much earlier."""
    token = nonce.partition(":")[0]
    signer = signing.TimestampSigner(salt=f"netwerk.form.{purpose}")
    moment = signing.b62_encode(int(time.time()) - seconds)
    return signing.Signer.sign(signer, f"{token}:{moment}")
