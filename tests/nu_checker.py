"""The Nu HTML checker, the judge of the W3C: what it says of pages. It needs Java, and `npm ci` in tests/nu."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent / "nu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
MISSING = "For the Nu HTML checker: apt-get install default-jre-headless npm; npm ci --prefix tests/nu."
# Safari takes a list without bullets for no list, unless the role says so again.
EXCUSED = [
    "The “list” role is unnecessary for element “ul”.",
    "The “list” role is unnecessary for element “ol”.",
]


def problems(pages: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """Errors and warnings by the name of the page; nothing for a page without any."""
    if not (JAVA and JAR.exists()):
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    names, folder = {}, folder / "html"
    folder.mkdir()
    for number, (name, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        names[path.name] = name
    command = [JAVA, "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", str(folder)]
    answer = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    found: dict[str, list[str]] = {}
    for message in json.loads(answer.stdout)["messages"]:
        if message["message"] not in EXCUSED:
            what = f"{message['message']} {message.get('extract', '').strip()}"
            found.setdefault(names[message["url"].rsplit("/")[-1]], []).append(what)
    return found
