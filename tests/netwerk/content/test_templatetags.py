"""Tags and filters that every template may use."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template, TemplateDoesNotExist

from tests.factories import make_editor, make_lesson, make_quote, make_story, make_tip


def render(source, **context):
    return Template(source).render(Context(context))


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_tip, make_lesson, make_story, make_quote])
def test_card_chooses_the_template_of_the_kind(make):
    thing = make()
    assert f'href="{thing.get_absolute_url()}"' in render("{% card thing %}", thing=thing)


@pytest.mark.django_db
def test_card_fits_in_the_headings_of_its_page():
    tip = make_tip(title="Bel eerst")
    assert re.search("<h3[^>]*><a[^>]*>Bel eerst</a></h3>", render("{% card tip %}", tip=tip))
    assert re.search("<h2[^>]*><a[^>]*>Bel eerst</a></h2>", render("{% card tip heading_level=2 %}", tip=tip))


@pytest.mark.django_db
def test_card_of_a_kind_without_one_is_an_error_of_ours():
    with pytest.raises(TemplateDoesNotExist):
        render("{% card user %}", user=make_editor())


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2018, 1, 24), "24 januari 2018"),
        (datetime(2026, 11, 14, 23, 30, tzinfo=UTC), "15 november 2026"),
        (None, "Datum onbekend"),
    ],
)
def test_dutch_date(value, words):
    assert render("{{ value|dutch_date }}", value=value) == words


def test_absolute_address_is_of_this_site(settings):
    settings.SITE_URL = "https://netwerk.example"
    assert render("{{ '/tips/'|absolute }}") == "https://netwerk.example/tips/"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Tekst</p>", "<p>Tekst</p>"),
        ("<p onclick='x()'>Tekst<script>alert(1)</script></p>", "<p>Tekst</p>"),
        (None, ""),
    ],
)
def test_rich_text_is_cleaned_again_when_it_is_shown(html, shown):
    assert render("{{ html|rich }}", html=html) == shown


def test_json_ld_is_readable_and_cannot_end_its_element():
    data = {"name": "</script><script>alert('&')</script> “één”"}
    html = render("{% json_ld %}", json_ld=[data])
    assert html.startswith('<script type="application/ld+json">')
    assert html.count("</script>") == html.count("<script") == 1
    assert json.loads(re.sub("</?script[^>]*>", "", html)) == {"@context": "https://schema.org"} | data


def test_json_ld_of_a_page_without_data_is_nothing():
    assert render("{% json_ld %}") == ""
