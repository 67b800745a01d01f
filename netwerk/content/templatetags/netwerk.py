"""Tags and filters every template may use."""

import json

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from .. import richtext
from ..outline import Outline
from ..validators import is_http_address

register = template.Library()
# As django.utils.html.json_script does: nothing in the data can end the script element.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def card(context, thing, heading_level=3):
    """One card per kind of thing, so that lists, home and search mix kinds freely."""
    meta = thing._meta
    name = f"{meta.app_label}/includes/{meta.model_name}_card.html"
    return render_to_string(
        name, {"object": thing, "heading_level": heading_level, "section": context.get("section")}
    )


@register.simple_tag(takes_context=True)
def json_ld(context):
    """The page's schema.org data as a data block; a content security policy does not run it."""
    blocks = [
        json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).translate(JSON_ESCAPES)
        for data in context.get("json_ld", [])
    ]
    # Safe: every < > & in the data is escaped above.
    return mark_safe("\n".join(f'<script type="application/ld+json">{block}</script>' for block in blocks))


@register.filter
def rich(html, under=1):
    """Rich text from the database, below a heading of level ``under``.

    Cleaned again, as not every way into a table goes through save().
    """
    # Safe: only what the cleaner lets through, and the numbers of headings.
    return mark_safe(Outline(under).arrange(richtext.clean_html(html or "")))


@register.filter
def web_address(text):
    """An address that may be a link, or nothing: not every way into a table asks the validator."""
    return text if is_http_address(text or "") else ""


@register.filter("absolute")
def absolute_address(path):
    return f"{settings.SITE_URL}{path}"


@register.filter(expects_localtime=True)
def dutch_date(value):
    """“14 november 2026”. What the source does not say is never made up."""
    return date_format(value, "j F Y") if value else "Datum onbekend"


@register.filter
def summary(html, words=28):
    """The first words of a rich text, for a card or a description."""
    return Truncator(richtext.plain(html or "")).words(words)


@register.filter("quoted")
def quoted_lines(text):
    """Words of a reader in a mail: a sign before each line, so that they cannot pass for ours."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
