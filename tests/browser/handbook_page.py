"""The handbook as one page that holds its pictures: for editors, who have a browser and nothing else.

Only the marks that docs/redactie.md uses: headings, lists of one level, tables, and marks inside a line.
"""

import re
from base64 import b64encode
from html import escape
from itertools import groupby
from pathlib import Path

STYLE = """
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.0625rem/1.6 "Source Sans 3", sans-serif; }
img { max-width: 100%; border: 1px solid #8a8a8a; }
table { border-collapse: collapse; }
th, td { padding: 0.4rem 0.75rem; border: 1px solid #8a8a8a; text-align: left; vertical-align: top; }
code { font-size: 0.9375em; }
a { color: #0b4a5e; }
"""
MARKS = [
    (r"\[([^]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>'),
    (r"\*\*(.+?)\*\*", r"<strong>\1</strong>"),
    (r"\*(.+?)\*", r"<em>\1</em>"),
    (r"`([^`]+)`", r"<code>\1</code>"),
]
ITEM = re.compile(r"^(?:-|\d+\.) ", re.MULTILINE)


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def inline(text: str) -> str:
    found = escape(" ".join(text.split()), quote=False)
    for mark, tag in MARKS:
        found = re.sub(mark, tag, found)
    return found


def picture(alt: str, path: Path) -> str:
    data = b64encode(path.read_bytes()).decode()
    return f'<p><img src="data:image/webp;base64,{data}" alt="{escape(alt)}"></p>'


def table(block: str) -> str:
    head, _, *rows = [[inline(cell) for cell in line.strip("| ").split(" | ")] for line in block.splitlines()]
    lines = ["".join(f"<th>{cell}</th>" for cell in head)]
    lines += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def html(block: str, folder: Path) -> str:
    if block.startswith("#"):
        marks, heading = block.split(" ", 1)
        return f'<h{len(marks)} id="{anchor(heading)}">{inline(heading)}</h{len(marks)}>'
    if shown := re.fullmatch(r"!\[([^]]*)\]\(([^)]+)\)", block):
        return picture(shown[1], folder / shown[2])
    if block.startswith("|"):
        return table(block)
    if ITEM.match(block):
        kind = "ul" if block.startswith("-") else "ol"
        items = "".join(f"<li>{inline(item)}</li>" for item in ITEM.split(block)[1:])
        return f"<{kind}>{items}</{kind}>"
    return f"<p>{inline(block)}</p>"


def page(book: Path) -> str:
    lines = book.read_text("utf-8").splitlines()
    blocks = ["\n".join(found) for filled, found in groupby(lines, key=bool) if filled]
    body = "\n".join(html(block, book.parent) for block in blocks)
    head = f'<meta charset="utf-8"><title>Handleiding voor de redactie</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="nl">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'
