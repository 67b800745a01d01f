"""Pages that only somebody with a link of his own can open."""

from urllib.parse import urlsplit

from netwerk.mail.links import confirm_link, stop_link
from practices.submissions.answer import answer_address
from stories.comments.tokens import moderation_token, open_link
from stories.preview import make_link, preview_address
from stories.privacy.links import link_for
from tests.factories import make_address, make_comment, make_draft, make_editor, make_submission, make_waiting


def link_addresses(site) -> list[str]:
    """Addresses without a host; the one of the own comments logs in by its cookie."""
    address = make_address("noor@example.org", confirmed=False)
    editor = make_editor()
    comment = make_comment(site.story, email=address.email)
    waiting = make_waiting(site.story)
    links = [
        confirm_link(address),
        stop_link(address, "alles"),
        stop_link(address, "reacties"),
        f"/reacties/beoordelen/{moderation_token(waiting, editor)}/",
        answer_address(make_submission(status="vraag")),
        preview_address(make_link(make_draft(), editor)),
        open_link(comment),
        f"{site.story.get_absolute_url()}reacties/{comment.uid}/aanpassen/",
        f"{site.story.get_absolute_url()}reacties/{comment.uid}/intrekken/",
        link_for(address.email),
        "/mijn-reacties/",
        "/bestaat-niet/",
    ]
    return [urlsplit(link).path for link in links]
