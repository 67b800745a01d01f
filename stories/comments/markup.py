"""The HTML of comments. Not by a template: a page can hold hundreds of them, and this is several times as quick.

Every word of a reader goes through ``format_html``, which escapes it.
"""

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.dateformat import format as date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import get_default_timezone

from stories.models import Comment

from .text import LinkedText, paragraphs


def text_html(body: str, anchors: Collection[str] = (), base: str = "") -> SafeString:
    """Paragraphs, line ends and safe links. ``anchors`` are the places that words such as "tip 2" lead to.

    ``base`` is the address of the page with those places; empty when it is this page.
    """
    blocks = paragraphs(body, anchors)
    if all(
        len(block) == len(block[0]) == 1 and not block[0][0].href for block in blocks
    ):  # most: words alone
        return format_html_join("", "<p>{}</p>", ([block[0][0].words] for block in blocks))
    return format_html_join("", "<p>{}</p>", ([lines_html(block, base)] for block in blocks))


def lines_html(block: list[list[LinkedText]], base: str) -> SafeString:
    first, *rest = (format_html_join("", "{}", ([piece(one, base)] for one in line)) for line in block)
    return format_html("{}{}", first, format_html_join("", "<br>{}", ([line] for line in rest)))


def piece(one: LinkedText, base: str) -> SafeString | str:
    if one.own:
        return format_html('<a href="{}{}">{}</a>', base, one.href, one.words)
    if one.href:
        return format_html('<a href="{}" rel="ugc nofollow noopener">{}</a>', one.href, one.words)
    return one.words


def comment_list(entries, page, level: int = 3, kind: str = "") -> SafeString:
    """Conversations in a list; what answers stands in a list below it."""
    items = format_html_join("", "<li>{}</li>", ([conversation(entry, page, level)] for entry in entries))
    return format_html('<ol class="comment-list{}" role="list">{}</ol>', kind, items)


def conversation(entry, page, level: int) -> SafeString:
    first = comment_html(entry, page, level)
    if not entry.replies:
        return first
    return format_html("{}{}", first, comment_list(entry.replies, page, level + 1, " comment-replies"))


def comment_html(entry, page, level: int = 3) -> SafeString:
    """One comment, or the place where one was. ``page`` is the ``Conversation`` it is part of."""
    one = entry.comment
    inside = removed_comment_html(one, level) if entry.is_gone else present(entry, page, level)
    classes = f"{' comment-own' if entry.is_own else ''}{' comment-gone' if entry.is_gone else ''}"
    return format_html(
        '<article class="comment{}" id="{}" tabindex="-1">{}</article>', classes, one.anchor(), inside
    )


def present(entry, page, level: int) -> SafeString:
    one = entry.comment
    return format_html(
        '<h{level} class="comment-name"><span class="visually-hidden">Reactie {number} van </span><bdi>{name}</bdi>'
        "{badge}{answers}</h{level}>{facts}"
        '<div class="comment-text">{text}</div>{own}{actions}',
        level=level,
        number=one.number or "",
        name=one.name,
        answers=format_html('<span class="visually-hidden"> op {}</span>', one.reply_to.name)
        if one.reply_to
        else "",
        badge=format_html(' <span class="comment-badge">{}</span>', one.get_badge_display())
        if one.badge
        else "",
        facts=facts(entry, page),
        text=text_html(one.body, page.anchors, page.base),
        own=own(entry, page) if entry.is_own else "",
        actions=actions(one, page) if one.is_visible else "",
    )


def facts(entry, page) -> SafeString:
    """When, what kind, about what, in answer to whom."""
    one = entry.comment
    known = [when(one)]
    if one.taken_over:
        known.append("overgenomen")
    if one.name_inferred:
        known.append("naam afgeleid uit de tekst")
    if one.kind:
        known.append(one.get_kind_display().lower())
    if entry.about:
        place = f"{page.base}#{entry.about}"
        known.append(format_html('over <a href="{}">{}</a>', place, entry.about.replace("-", " ")))
    if one.reply_to:
        place, name = f"{page.base}#{one.reply_to.anchor()}", one.reply_to.name
        known.append(format_html('in antwoord op <a href="{}"><bdi>{}</bdi></a>', place, name))
    if one.edited_at:
        known.append(f"aangepast op {spoken_date(one.edited_at.astimezone(get_default_timezone()), 'j F')}")
    link = ""
    if one.number:
        link = format_html(
            '<a href="{0}#{1}" aria-label="Link naar reactie {2}">{2}</a> ',
            page.base,
            one.anchor(),
            one.number,
        )
    told = format_html_join(" · ", "{}", zip(known)) if len(known) > 1 else known[0]
    return format_html('<p class="comment-facts">{}{}</p>', link, told)


def when(one: Comment) -> SafeString | str:
    if not one.taken_over:
        moment = one.created_at.astimezone(get_default_timezone())
        return format_html(
            '<time datetime="{}">{}</time>', moment.isoformat("T", "seconds"), spoken_date(moment, "j F Y")
        )
    if one.said_on:
        return format_html(
            '<time datetime="{}">{}</time>', one.said_on.isoformat(), day(one.said_on, "j F Y")
        )
    return "datum onbekend"


def spoken_date(moment: datetime, form: str) -> str:
    return f"{day(moment.date(), form)} om {moment:%H.%M} uur"


@lru_cache(maxsize=1_000)
def day(which: date, form: str) -> str:
    return date_format(which, form)


def actions(one: Comment, page) -> SafeString:
    path, number, name = page.path, one.number, one.name
    answer: SafeString | str = ""
    report: SafeString | str = ""
    if page.is_open:
        answer = format_html(
            '<a href="{}reageren/?op={}" data-comment-form>Antwoord'
            '<span class="visually-hidden"> op reactie {} van {}</span></a> ',
            *(path, number, number, name),
        )
    if not one.taken_over:
        report = format_html(
            '<a href="{}reacties/{}/melden/" rel="nofollow">Meld deze reactie'
            '<span class="visually-hidden"> ({}, van {})</span></a>',
            *(path, one.uid, number, name),
        )
    return format_html('<p class="comment-actions">{}{}</p>', answer, report)


def own(entry, page) -> SafeString:
    return render_to_string(
        "stories/comments/own.html", {"entry": entry, "comment": entry.comment, "page_url": page.path}
    )


def removed_comment_html(one: Comment, level: int) -> SafeString:
    return render_to_string("stories/comments/gone.html", {"comment": one, "level": level})
