"""Which rules made a document. After an update that changes them, the index is made again."""

import sys
import unicodedata
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from .sources import SOURCES

MODULES = [
    "netwerk.search.dutch",
    "netwerk.search.dutch_words",
    "netwerk.content.names",
    "netwerk.search.words",
    "netwerk.search.indexing",
]
LIBRARIES = ["simplemma", "snowballstemmer"]


@cache
def fingerprint() -> str:
    """Of the code that turns text into words, and of the data it uses."""
    modules = sorted({*MODULES, *(type(source).__module__ for source in SOURCES.values())})
    digest = sha256(" ".join([*map(version, LIBRARIES), unicodedata.unidata_version]).encode())
    for name in modules:
        digest.update(Path(str(sys.modules[name].__file__)).read_bytes())
    return digest.hexdigest()[:32]
