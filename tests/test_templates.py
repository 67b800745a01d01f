"""What is written in the templates themselves: plain Dutch, labels on fields, nothing that our policy forbids.

``test_html_validity.py`` looks at the pages that come out; here also the states that no page happens to be in.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ALL = sorted((ROOT / "templates").rglob("*.html"))
OURS = [path for path in ALL if "admin" not in path.parts]
PAGES = [path for path in OURS if "widgets" not in path.parts]  # a widget's attributes are not text
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))

OFFICIALESE = (
    "middels|conform|derhalve|teneinde|dient te|tevens|betreffende|aangaande|indien|inzake|desgewenst|reeds|"
    "thans|mits|alsmede|omtrent|gelieve"
)
NOT_OUR_WORDS = (
    "u|uw|klik hier|lees meer|dit veld is verplicht|oeps|succesvol|submit|login|logout|error|tags?|quotes?"
)
FORBIDDEN_WORDS = re.compile(rf"(?<![\w-])(?:{OFFICIALESE}|{NOT_OUR_WORDS})(?![\w-])|\w!", re.IGNORECASE)
BLOCK = r"</?(?:p|li|h\d|dt|dd|label|summary|legend|caption|td|th|div|a|button)\b[^>]*>"


def problems(paths, find):
    """What ``find`` reports about the text of a file, by file; nothing for a file without problems."""
    found = {path.relative_to(ROOT).as_posix(): list(find(path.read_text())) for path in paths}
    return {name: what for name, what in found.items() if what}


def bare(html):
    """Without what Django fills in: a value becomes one letter, tags and comments disappear."""
    html = re.sub(r"{#.*?#}|<!--.*?-->|{%.*?%}", "", html, flags=re.DOTALL)
    return re.sub(r"{{.*?}}", "x", html, flags=re.DOTALL)


def words(html):
    """What a reader sees, and what a screen reader says."""
    html = re.sub(r"<(svg|script|head)\b.*?</\1>", " ", bare(html), flags=re.DOTALL)
    said = re.findall(r'(?:aria-label|alt|title)="([^"]*)"', html)
    return " ".join([re.sub(r"<[^>]*>", " ", html), *said])


def test_templates_have_nothing_the_security_policy_refuses():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)")
    assert problems(ALL, lambda html: inline.findall(bare(html))) == {}


def test_templates_are_in_plain_dutch():
    assert problems(PAGES, lambda html: FORBIDDEN_WORDS.findall(words(html))) == {}


def test_templates_use_the_quotation_marks_of_a_book():
    assert problems(PAGES, lambda html: re.findall(r"[\"'].{20}", words(html))) == {}


def test_sentences_in_templates_are_short():
    """STANDARDS A7.2: at most twenty words."""

    def find(html):
        blocks = re.split(BLOCK, bare(html))
        sentences = [s for block in blocks for s in re.split(r"[.?:]\s", re.sub(r"<[^>]*>", " ", block))]
        return [s.strip() for s in sentences if len(re.findall(r"[a-zà-ÿ’]{2,}", s)) > 20]

    assert problems(PAGES, find) == {}


def test_every_control_has_a_visible_label():
    def find(html):
        labels = set(re.findall(r'<label for="([^"]*)"', html))
        for control in re.findall(r"<(?:input|select|textarea)\b[^>]*>", re.sub(r"{%.*?%}", "", html)):
            identifier = re.search(r'\sid="([^"]*)"', control)
            if 'type="hidden"' not in control and (not identifier or identifier[1] not in labels):
                yield control

    assert problems(OURS, find) == {}


def test_no_fold_has_a_tabindex():
    """In Chromium the keyboard then skips all that is in it, its own button included."""
    assert problems(ALL, lambda html: re.findall(r"<details[^>]*tabindex", html)) == {}


def test_a_placeholder_is_no_label():
    assert problems(OURS, lambda html: re.findall("placeholder", html)) == {}


def test_templates_never_show_a_name_that_may_be_withdrawn():
    """People are shown by ``public_name`` and ``speaker_name`` only."""
    assert problems(OURS, lambda html: re.findall(r"(?:person|practitioner|speaker)\.name\b", html)) == {}


def test_public_templates_know_no_visitor():
    """A page is the same for everybody, or it could not be cached. A form has an address of its own."""
    visitor = re.compile(r"request\.(?:user|session|COOKIES)|\buser\.|{%.*\bmessages\b")
    assert problems(OURS, visitor.findall) == {}
    forms = [path for path in OURS if "csrf_token" in path.read_text()]
    assert problems(forms, lambda html: re.findall(r"method=.get.", html)) == {}
    # Mail programs send the form to stop mail too; the signed link in its address is the proof.
    public = [path for path in OURS if path not in forms and path.name != "stop.html"]
    assert problems(public, lambda html: re.findall(r"method=.post.", html)) == {}


def test_files_are_short_enough_to_read():
    assert problems(OURS, lambda html: html.splitlines()[80:]) == {}
    assert problems([*STYLES, *SCRIPTS], lambda text: text.splitlines()[150:]) == {}
    assert [path.name for path in SCRIPTS if path.stat().st_size > 2048] == []


def test_every_stylesheet_is_linked_and_in_a_layer_that_was_announced():
    linked = {name for path in OURS for name in re.findall(r'static "css/([\w-]+\.css)"', path.read_text())}
    assert linked == {path.name for path in STYLES}
    announced = re.search(r"@layer ([\w, ]+);", (ROOT / "static/css/tokens.css").read_text())
    used = {layer for path in STYLES for layer in re.findall(r"@layer (\w+) {", path.read_text())}
    assert announced
    assert used == set(announced[1].split(", "))


def test_colours_are_named_in_one_file():
    """Elsewhere only the skip link (always ink on yellow) and paper (black on white) name a colour."""
    named = problems(STYLES, lambda css: re.findall(r"#[0-9a-f]{3,6}\b", css))
    assert set(named) == {
        "static/css/header-footer.css",
        "static/css/print.css",
        "static/css/tokens.css",
    }
