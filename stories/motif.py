"""The drawing of a story: a network of its own lessons, tips and voices.

Every place follows from the slug, nothing from chance or time: a story always has the same drawing, and none is
stored. The first topic chooses the form, the blocks are the nodes, in the order of the story. It is decoration.
"""

import hashlib
from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

KINDS = {"tip", "lesson", "quote"}
LEAST, MOST = 4, 24
WIDTH, HEIGHT = 480, 270
EDGE_X, EDGE_Y = 44, 40
FORMS = {
    "warme-netwerken": "ring",
    "relaties": "hub",
    "luisteren": "hub",
    "vertrouwen": "hub",
    "ketens-en-netwerken": "chain",
    "vernieuwen": "chain",
    "overheid-in-contact": "bridge",
    "participatie": "bridge",
}
Point = tuple[int, int]


def story_drawing(slug: str, kinds: Sequence[str], topic: str = "") -> SafeString | str:
    """The SVG of a story with these kinds of blocks ("tip", "lesson", "quote"); nothing for a handful of blocks."""
    if len(kinds) < LEAST:
        return ""
    nodes, chance = kinds[:MOST], _fractions(slug)
    points = list(_places(FORMS.get(topic, "mesh"), len(nodes), chance))
    lines = " ".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in _edges(points, chance))
    halos = ((x, y, round(24 + 22 * next(chance))) for x, y in points[::3])
    return format_html(
        '<svg class="motif" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}'
        '<path class="motif-line" d="{}" />{}</svg>',
        WIDTH,
        HEIGHT,
        format_html_join("", '<circle class="motif-halo" cx="{}" cy="{}" r="{}" />', halos),
        lines,
        format_html_join(
            "", "{}", ([_node(kind, *point)] for kind, point in zip(nodes, points, strict=True))
        ),
    )


def _fractions(slug: str) -> Iterator[float]:
    """Numbers from 0 to 1 that depend on the slug only."""
    number = 0
    while True:
        for byte in hashlib.sha256(slug.encode() + number.to_bytes(2, "big")).digest():
            yield byte / 255
        number += 1


def _places(form: str, count: int, chance: Iterator[float]) -> Iterator[Point]:
    for i in range(count):
        x, y = _place(form, i, count, chance)
        yield (
            round(min(max(x * WIDTH, EDGE_X), WIDTH - EDGE_X)),
            round(min(max(y * HEIGHT, EDGE_Y), HEIGHT - EDGE_Y)),
        )


def _place(form: str, i: int, count: int, chance: Iterator[float]) -> tuple[float, float]:
    """As shares of the width and the height."""
    share, shift, drop = (i + 0.5) / count, next(chance) - 0.5, next(chance) - 0.5
    if form == "ring":
        angle = 2 * pi * share - pi / 2
        return 0.5 + 0.36 * cos(angle) + 0.05 * shift, 0.5 + 0.36 * sin(angle) + 0.07 * drop
    if form == "hub":
        angle, reach = 2 * pi * share + 0.4, 0.24 + 0.2 * next(chance)
        return 0.5 + cos(angle) * reach, 0.5 + sin(angle) * reach
    if form == "chain":
        return 0.07 + 0.86 * share, 0.5 + 0.24 * sin(share * 2.2 * pi) + 0.2 * drop
    if form == "bridge":
        angle, reach = 4 * pi * i / count + 0.6, 0.55 + 0.45 * next(chance)
        middle = 0.26 if i < count / 2 else 0.74
        return middle + 0.2 * cos(angle) * reach, 0.5 + 0.4 * sin(angle) * reach
    return 0.08 + 0.84 * share + 0.04 * shift, 0.2 + 0.6 * next(chance)


def _edges(points: list[Point], chance: Iterator[float]) -> list[tuple[Point, Point]]:
    """The order of the story, and each node with some of those nearest to it."""
    pairs = {(i, i + 1) for i in range(len(points) - 1)}
    for i, (x, y) in enumerate(points):
        near = sorted(range(len(points)), key=lambda j: (points[j][0] - x) ** 2 + (points[j][1] - y) ** 2)
        pairs |= {(min(i, j), max(i, j)) for j in near[1:4] if abs(i - j) > 1 and next(chance) > 0.45}
    return [(points[a], points[b]) for a, b in sorted(pairs)]


def _node(kind: str, x: int, y: int) -> SafeString:
    if kind == "tip":
        return format_html('<circle class="motif-tip" cx="{}" cy="{}" r="10" />', x, y)
    if kind == "lesson":
        return format_html(
            '<circle class="motif-lesson" cx="{0}" cy="{1}" r="11" />'
            '<circle class="motif-tip" cx="{0}" cy="{1}" r="4" />',
            x,
            y,
        )
    return format_html('<path class="motif-quote" d="M{} {}a8 8 0 1 1 4.6 7.2l-5.8 3 1.8-5.2z" />', x - 8, y)
