"""What hostile readers put in a form: on every page that shows it, it is text and nothing but text."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.comments.moderation import decide
from stories.models import Comment
from tests.comment_form import WORDS, Reader
from tests.factories import make_editor, make_story, make_tip
from tests.reader import tree

pytestmark = pytest.mark.django_db
SHAPES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;script&#x3E;",
    "{{ 7|add:7 }}{% debug %}",
    "</script><script>alert(1)</script>",
    "[klik](javascript:alert(1))",
    "![x](https://example.org/pixel.gif)",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content=0;url=//example.org>",
    "<!--><script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "\u2028alert(1)\u2029",
    "=cmd|' /C calc'!A0",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/<script>",
]
ALLOWED = {"script", "img", "svg", "iframe", "base", "style", "object", "embed", "math"}


def dangerous(page, without):
    """Elements and attributes on a page that were not on the same page before the comment."""
    found = [element.tag for element in tree(page).iter() if element.tag in ALLOWED]
    attributes = [name for element in tree(page).iter() for name in element.attrib if name.startswith("on")]
    before = [element.tag for element in tree(without).iter() if element.tag in ALLOWED]
    return sorted(found) != sorted(before) or bool(attributes)


@pytest.mark.parametrize("shape", SHAPES)
def test_text_of_a_reader_stays_text(client, shape):
    story = make_story()
    tip = make_tip(parent=story)
    paths = [story.get_absolute_url(), tip.get_absolute_url(), "/verhalen/", "/"]
    before = {path: client.get(path) for path in paths}
    Reader().respond(story, "?bij=tip-1", name=shape[:100], body=shape)
    comment = Comment.objects.get()
    assert comment.body == shape.translate({0x2028: "\u2028"}).strip()
    decide(comment, "geplaatst", by=make_editor())
    for path in paths:
        assert not dangerous(client.get(path), before[path]), path
    form = f"{story.get_absolute_url()}reageren/"
    assert not dangerous(client.get(f"{form}?op=1"), client.get(form))


@pytest.mark.parametrize("shape", SHAPES)
def test_refused_form_shows_text_as_text(shape):
    story, reader = make_story(), Reader()
    before = reader.get(f"{story.get_absolute_url()}reageren/")
    answer = reader.respond(story, name=shape * 30, body=shape, email=shape)
    assert answer.status_code == 422
    assert not dangerous(answer, before)


@pytest.mark.parametrize("shape", SHAPES[:4])
def test_feed_holds_escaped_text(client, shape):
    story = make_story()
    Reader().respond(story, body=shape)
    decide(Comment.objects.get(), "geplaatst", by=make_editor())
    feed = client.get(f"{story.get_absolute_url()}reacties.atom").content.decode()
    assert "<script" not in feed
    assert "<img" not in feed
    for text in ElementTree.fromstring(feed).iter():  # noqa: S314  # our own answer
        if text.get("type") == "html":
            assert "<script" not in text.text
            assert "<img" not in text.text
        else:
            assert text.get("type", "text") in {"text", "text/html", "application/atom+xml"}, text.tag


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["name", "body", "email", "kind", "nonce", "laat_leeg", "voorbeeld", "issued_at"]),
        st.one_of(
            st.text(max_size=200), st.sampled_from(["\0", "x" * 100_000, "\u202e" * 10, "<b>", "\ud800"])
        ),
    )
)
def test_no_form_breaks_the_site(story_path, data):
    data = {name: value.encode("utf-8", "surrogatepass") for name, value in data.items()}
    answer = Client(raise_request_exception=False).post(f"{story_path}reageren/", data)
    assert answer.status_code in {200, 303, 400, 413, 422, 429}


@pytest.fixture
def story_path(db):
    return make_story().get_absolute_url()


def test_invalid_utf_8_is_no_error_of_ours(story_path):
    body = b"name=Marjan&body=\xff\xfe\xed\xa0\x80&email="
    answer = Client(raise_request_exception=False).post(
        f"{story_path}reageren/", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in {400, 422}


def test_too_large_a_text_comes_back_as_far_as_it_goes(story_path):
    answer = Reader().post(
        f"{story_path}reageren/", f"name=Marjan&body={'Heel+lang. ' * 40_000}",
        content_type="application/x-www-form-urlencoded",
    )  # fmt: skip
    assert answer.status_code == 413
    assert "Je tekst is te lang" in answer.content.decode()
    assert ("Heel lang. " * 400) in answer.content.decode()


def test_too_many_fields_are_refused(story_path):
    answer = Reader().post(f"{story_path}reageren/", {f"veld{n}": "x" for n in range(101)})
    assert answer.status_code in {400, 403}


@pytest.mark.parametrize(
    ("headers", "given_back"), [({}, True), ({"HTTP_ORIGIN": "https://elders.example"}, False)]
)
def test_form_from_elsewhere_is_refused(story_path, headers, given_back):
    """The text is given back, but not to another site: that sent it, and no reader wrote it."""
    reader = Reader(**headers)
    hidden = {} if not headers else reader.open(f"{story_path}reageren/")
    answer = reader.post(f"{story_path}reageren/", WORDS | hidden)
    assert answer.status_code == 403
    assert (WORDS["body"] in answer.content.decode()) is given_back
    assert not Comment.objects.exists()
