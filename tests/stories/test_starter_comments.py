"""The comments that stood under the sources of the starter content."""

import pytest

from practices.models import Tip
from stories.models import Comment, Story
from tests.starter import ART, BORDER, COOPERATION, CULTURE, ENTREPRENEURS, TIPS, in_story, starter  # noqa: F401 — a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


def test_the_comments_of_the_sources_are_taken_over_with_what_is_known():
    rows = Comment.objects.visible().order_by("-story__slug", "number")
    fields = ["story__slug", "number", "name", "name_inferred", "badge", "kind", "reply_to__number"]
    assert list(rows.values_list(*fields)) == [
        (COOPERATION, 1, "David", True, "", "tegenvoorbeeld", None),
        (BORDER, 1, "Marjan", True, "", "aanvulling", None),
        (BORDER, 2, "Een van de schrijvers", True, "auteur", "", 1),
        (BORDER, 3, "Edwin", True, "", "voorbeeld", None),
        (BORDER, 4, "Peter", True, "auteur", "", 3),
    ]
    assert all(comment.taken_over and comment.said_on is None for comment in rows)
    second = Tip.objects.get(slug=TIPS[BORDER].split()[1])
    assert Comment.objects.get(number=2).tip == second
    assert "zes reacties, maar er staan er vier" in Story.objects.get(slug=BORDER).source_gaps


def test_facts_of_the_comments_are_kept():
    words = " ".join(Comment.objects.values_list("body", flat=True))
    facts = ["Utrecht", "wethouder", "vier jaar", "273 gemeenten (65%)", "Metropoolregio Amsterdam", "2010"]
    facts += ["Amstelveen", "Almere", "Haarlemmermeer", "China", "Economic Development Board"]
    assert [fact for fact in facts if fact not in words] == []


def test_comments_keep_their_salutation_and_signature():
    def lines(story, number):
        return Comment.objects.get(story__slug=story, number=number).body.split("\n\n")

    david = lines(COOPERATION, 1)
    assert (david[0], david[-1]) == ("Hoi Arnoud,", "Hartelijke groet, David")
    assert (lines(BORDER, 2)[0], lines(BORDER, 4)[0], lines(BORDER, 4)[-1]) == ("Marjan,", "Edwin,", "Peter")


def test_commenting_is_closed_where_the_source_closed_it():
    takes_comments = {story.slug: story.takes_comments() for story in Story.objects.all()}
    assert [slug for slug, is_open in takes_comments.items() if not is_open] == [BORDER]
    assert Story.objects.get(slug=BORDER).comments_closed_reason == "Ook bij de bron is reageren gesloten."
