"""Every pair of colours that meets on a page has the contrast it was designed with, in light and in dark."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent / "static"
TOKENS = (STATIC / "css" / "tokens.css").read_text()
THEMES = sorted((STATIC / "themes").glob("*.css"))

PAPER = "default-bg-document"
SAND = "default-bg-subtle"
INK = "default-color-document"
ACCENT = "accent-1-color-default"
# (colour, what it stands on, the least contrast in light and in dark)
PAIRS = [
    (INK, PAPER, 15.9, 16.1),
    (INK, SAND, 14.3, 14.3),
    (INK, "accent-1-bg-subtle", 13.0, 11.8),
    ("default-color-subtle", PAPER, 8.5, 10.1),
    ("default-color-subtle", SAND, 7.6, 9.0),
    ("action-2-color-default", PAPER, 8.1, 10.4),
    ("action-2-color-default", SAND, 7.3, 9.3),
    ("action-2-color-hover", PAPER, 13.7, 13.0),
    (ACCENT, PAPER, 9.7, 10.4),
    (ACCENT, "accent-1-bg-subtle", 8.0, 7.7),
    ("action-1-color-default", "action-1-bg-hover", 8.0, 7.7),
    ("action-1-inverse-color-default", "action-1-inverse-bg-default", 9.7, 10.4),
    ("action-1-inverse-color-default", "action-1-inverse-bg-hover", 13.7, 13.0),
    ("negative-color-default", PAPER, 8.6, 8.9),
    ("negative-color-default", "negative-bg-subtle", 7.5, 7.8),
    ("positive-color-default", "positive-bg-subtle", 7.5, 8.2),
    ("highlight-color-default", "highlight-bg-subtle", 7.8, 9.2),
    ("default-border-default", PAPER, 3.8, 6.2),
    ("default-border-default", SAND, 3.5, 5.5),
]
FOCUS = [("light", 11.5), ("dark", 12.8)]


def colours(css):
    return dict(re.findall(r"--basis-(?:color-)?([\w-]+):\s*(#[0-9a-f]{6})", css))


def tokens(scheme, *stylesheets):
    """The colours that hold in a scheme; a later stylesheet wins."""
    found = {}
    for css in stylesheets:
        for part in re.split(r"(?=@media )", css):
            condition = re.match(r"@media \(prefers-color-scheme: (\w+)\)", part)
            if condition is None or condition[1] == scheme:
                # What follows the block of a condition holds always, but sets no colours.
                found |= colours(part)
    return found


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "light", "dark"), PAIRS)
def test_pair_has_the_contrast_it_was_designed_with(front, back, light, dark, scheme):
    found = tokens(scheme, TOKENS)
    assert round(contrast(found[front], found[back]), 1) >= (light if scheme == "light" else dark)


@pytest.mark.parametrize(("scheme", "least"), FOCUS)
def test_one_of_the_two_focus_rings_always_stands_out(scheme, least):
    found = tokens(scheme, TOKENS)
    inner, outer = found["focus-color"], found["focus-background-color"]
    assert round(contrast(inner, outer), 1) >= least
    for surface in (PAPER, SAND, "accent-1-bg-subtle", "action-1-inverse-bg-default"):
        assert max(contrast(ring, found[surface]) for ring in (inner, outer)) >= 7


@pytest.mark.parametrize("theme", THEMES, ids=lambda path: path.stem)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_keeps_text_readable(theme, scheme):
    """WCAG's enhanced level for text; 3 is what the edge of a field needs."""
    found = tokens(scheme, TOKENS, theme.read_text())
    for front, back, *_ in PAIRS:
        least = 3 if "border" in front else 7
        assert contrast(found[front], found[back]) >= least, f"{front} on {back}"


def test_contrast_is_measured_as_wcag_defines_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
