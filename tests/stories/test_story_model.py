"""What must hold for every story, whoever saves it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from practices.models import Tip
from stories.models import Comparison, Picture, Story
from stories.models.story import reading_minutes
from tests.factories import (
    make_comparison,
    make_draft,
    make_lesson,
    make_picture,
    make_practitioner,
    make_quote,
    make_series,
    make_story,
    make_text,
    make_tip,
    make_topic,
    tomorrow,
)

pytestmark = pytest.mark.django_db


def test_a_draft_may_lack_everything():
    draft = Story.objects.create()
    assert (str(draft), draft.slug, draft.original_date) == ("Verhaal zonder titel", "verhaal", None)


def test_publishing_without_a_title_is_refused():
    with pytest.raises(IntegrityError, match="published_story_has_title"):
        make_story(title="")


def test_publishing_without_a_permission_is_refused():
    with pytest.raises(IntegrityError, match="published_story_has_permission"):
        make_story(permission="")


def test_the_editor_reads_why_publishing_is_refused():
    with pytest.raises(ValidationError) as refused:
        Story(published_at=timezone.now()).validate_constraints()
    assert refused.value.messages == [
        "Geef het verhaal een titel voordat je het publiceert.",
        "Kies het recht om te plaatsen voordat je het verhaal publiceert.",
    ]


def test_published_is_decided_by_the_clock():
    make_draft()
    make_story(published_at=tomorrow())
    story = make_story()
    assert list(Story.objects.published()) == [story]
    assert story.is_published


def test_blocks_follow_the_publication_of_their_story():
    story = make_draft()
    tip = make_tip(parent=story)
    story.published_at = timezone.now()
    story.save()
    assert list(Tip.objects.published()) == [tip]


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (607, 2), (2157, 8)])
def test_reading_time_of_dutch_readers(words, minutes):
    assert reading_minutes(words) == minutes


def test_all_a_reader_reads_is_counted():
    story = make_story(lead="Twee woorden")
    make_text(parent=story, body="<p>Nog <strong>drie</strong> woorden.</p>")
    make_lesson(parent=story, title="Een les", body="<p>uitleg</p>")
    make_tip(parent=story, title="Een tip", explanation="<p>uitleg</p>")
    make_quote(parent=story, text="Een citaat", speaker=None, speaker_label="Iemand")
    make_comparison(parent=story, caption="Van naar", left_heading="A", right_heading="B", lines="c | d")
    make_picture(parent=story, caption="Een bijschrift")
    story.count_words()
    story.refresh_from_db()
    assert story.word_count == 2 + 3 + 3 + 3 + 3 + 6 + 2


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"source_url": "https://example.org/artikel"}, "https://example.org/artikel"),
        ({"source_url": "https://example.org/art…", "source_complete": False}, ""),
        ({"source_url": "javascript:alert(1)"}, ""),
        ({}, ""),
    ],
)
def test_only_a_complete_address_is_a_link(fields, link):
    assert make_story(**fields).source_link() == link


def test_a_source_that_was_cut_off_cannot_be_the_original():
    with pytest.raises(IntegrityError, match="canonical_source_is_complete"):
        make_story(source_url="http://www.example.org/…", source_complete=False, source_is_canonical=True)


def test_gaps_of_the_source_are_read_line_by_line():
    assert make_story(source_gaps="De foto ontbreekt.\n\n Tabel  ontbreekt.").gaps() == [
        "De foto ontbreekt.",
        "Tabel ontbreekt.",
    ]


def test_authors_are_in_order_and_others_are_not_authors():
    first, second, helper = (make_practitioner() for _ in range(3))
    story = make_story()
    story.contributions.create(practitioner=second, ordering=2)
    story.contributions.create(practitioner=first, ordering=1, role="hoofdredacteur")
    story.contributions.create(practitioner=helper, kind="meegewerkt", ordering=0)
    assert [c.practitioner for c in story.authors()] == [first, second]


def test_a_place_in_a_series_is_taken_once():
    series = make_series()
    make_story(series=series, series_position=1)
    with pytest.raises(IntegrityError, match="series_position_once"):
        make_story(series=series, series_position=1)


def test_a_picture_needs_words_or_is_decoration():
    with pytest.raises(IntegrityError, match="picture_has_alt"):
        make_picture(decorative=False)


def test_the_editor_reads_what_a_picture_needs():
    with pytest.raises(ValidationError, match="Beschrijf wat er te zien is"):
        Picture().validate_constraints()


def test_a_comparison_has_two_columns():
    assert make_comparison(lines="vast | los\n\nalleen | samen").rows() == [
        ("vast", "los"),
        ("alleen", "samen"),
    ]


@pytest.mark.parametrize("lines", ["alleen links", "links |", "| rechts"])
def test_a_row_with_one_column_is_refused(lines):
    with pytest.raises(ValidationError, match="Zet op elke regel een"):
        Comparison(caption="Van naar", lines=lines).clean()


def test_featured_lasts_up_to_and_including_its_last_day():
    make_story(featured_until=date(2020, 1, 1))
    story = make_story(featured_until=timezone.localdate())
    assert list(Story.objects.featured()) == [story]


def test_every_change_is_kept():
    story = make_story(title="Eerst")
    story.title = "Daarna"
    story.save()
    story.topics.add(make_topic("bellen"))
    assert [version.title for version in story.history.all()] == ["Daarna", "Eerst"]


def test_names_in_the_admin():
    story = make_story(title="Bellen")
    contribution = story.contributions.create(practitioner=make_practitioner(name="Ada Test"))
    names = [
        make_series(title="Reeks"),
        make_text(body="<p>Een <em>zin</em>.</p>"),
        make_comparison(caption="Van"),
    ]
    assert [*map(str, names), str(contribution)] == ["Reeks", "Een zin.", "Van", "Ada Test (Auteur)"]
    assert [str(make_picture(**p)) for p in ({"caption": "Op kantoor"}, {"alt": "Een huis"}, {})] == [
        "Op kantoor",
        "Een huis",
        "Afbeelding",
    ]


def test_a_title_of_spaces_is_no_title():
    story = make_draft(title=" \u00a0 ")
    story.published_at = timezone.now()
    with pytest.raises(ValidationError, match="Geef het verhaal een titel"):
        story.full_clean()
