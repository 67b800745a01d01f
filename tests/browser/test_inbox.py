"""What waits of readers, as an editor sees it: checked by axe, in light and dark, and on a telephone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.eyes import barriers_in_every_look
from tests.factories import make_comment, make_story, make_waiting

pytestmark = pytest.mark.django_db


def test_inbox_has_no_barriers_and_fits_a_telephone(desk):
    story = make_story(title="Informatiebeveiligingsfunctionarissenoverleg aan tafel")
    make_waiting(story, age=timedelta(days=2), body="https://example.org/" + "lang" * 25)
    make_comment(story, proposed_body="Andere woorden.", proposed_at=timezone.now())
    desk.goto("/beheer/van-lezers/")
    assert barriers_in_every_look(desk) == []
    desk.set_viewport_size({"width": 320, "height": 700})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320
