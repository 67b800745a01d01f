"""The security policy of the site also holds at /beheer/, but for two fixed style elements of the editors."""

import re

import pytest

from netwerk.editing.model_admin import EDITOR_STYLES
from tests.factories import make_topic

pytestmark = pytest.mark.django_db


def policy(response) -> dict[str, list[str]]:
    directives = [part.split() for part in response["Content-Security-Policy"].split("; ")]
    return {name: sources for name, *sources in directives}


def test_form_with_an_editor_allows_its_nonce_and_its_two_styles(editor):
    response = editor.get("/beheer/stories/story/add/")
    found = policy(response)
    nonce = re.search(r"<script[^>]*nonce=\"([\w-]+)\"[^>]*>", response.content.decode())
    assert found["script-src"] == ["'self'", f"'nonce-{nonce[1]}'"]
    assert found["style-src"] == ["'self'", *EDITOR_STYLES]
    assert len(EDITOR_STYLES) == 2
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("url", ["/beheer/", "/beheer/stories/story/", "/beheer/auth/group/add/"])
def test_other_screens_have_the_policy_of_the_site(editor, url):
    found = policy(editor.get(url))
    assert (found["script-src"], found["style-src"]) == (["'self'"], ["'self'"])


def test_form_that_is_refused_has_the_same_policy(editor):
    response = editor.post(f"/beheer/practices/topic/{make_topic().pk}/change/", {"name": ""})
    assert response.context["errors"]
    assert policy(response)["style-src"] == ["'self'", *EDITOR_STYLES]


@pytest.mark.parametrize("url", ["/beheer/", "/beheer/stories/story/add/", "/beheer/login/"])
def test_no_script_or_style_stands_in_the_page_itself(editor, url):
    html = editor.get(url).content.decode()
    for script in re.findall(r"<script\b[^>]*>", html):
        assert "src=" in script or 'type="application/json"' in script or "nonce=" in script
    assert not re.findall(r"<style|\sstyle=|\son\w+=", html)
