"""The history of a thing at /beheer/, as an editor uses it."""

from django.urls import reverse

from tests.admin_form import as_sent
from tests.reader import texts

ROWS = "table[@class='versions']/tbody/tr"


def change_url(thing) -> str:
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def history_url(thing) -> str:
    return change_url(thing).replace("/change/", "/history/")


def save(editor, thing, **changes):
    """Open the form, change some fields, and save it."""
    url = change_url(thing)
    response = editor.post(url, as_sent(editor.get(url), **changes))
    assert response.status_code == 302
    return response


def rows(editor, thing) -> list[str]:
    """The list of versions, the newest first."""
    return texts(editor.get(history_url(thing)), ROWS)


def newest(editor, thing) -> int:
    return len(rows(editor, thing))


def go_back(editor, thing, number):
    return editor.post(history_url(thing), {"terug": number}, follow=True)
