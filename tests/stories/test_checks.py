"""What is looked at before a story is published: errors hold it back, hints do not."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.checks import checks, errors
from stories.models import Contribution, Picture, Story
from tests.admin_form import as_sent
from tests.factories import (
    make_draft,
    make_lesson,
    make_picture,
    make_practitioner,
    make_quote,
    make_review,
    make_story,
    make_text,
    make_tip,
)
from tests.reader import by_id, page_text, texts

pytestmark = pytest.mark.django_db
LIST = "/beheer/stories/story/"
LONG = f"<p>Kort. {'woord ' * 31}einde.</p>"


def ready(**fields):
    return make_draft(**{"topics": ["vertrouwen"]} | fields)


def found(story):
    return [(check.level, check.anchor) for check in checks(story)]


def test_story_that_is_ready_has_nothing_to_put_right():
    story = ready(permission="navertelling", source_name="De Krant", source_url="https://example.org/a")
    make_text(parent=story, body="<h2>Een kop</h2><h3>Eronder</h3><p>Een alinea.</p>")
    make_lesson(parent=story, topics=["vertrouwen"], body="<h3>In de les</h3>")
    make_quote(parent=story)
    make_picture(parent=story)
    assert found(story) == []


@pytest.mark.parametrize(
    ("fields", "anchor"),
    [
        ({"title": ""}, "id_title"),
        ({"topics": []}, "id_topics"),
        ({"permission": ""}, "id_permission"),
        ({"permission": "navertelling", "source_url": "https://example.org/a"}, "id_source_name"),
        ({"permission": "navertelling", "source_name": "De Krant"}, "id_source_url"),
    ],
)
def test_what_the_story_itself_lacks_is_an_error(fields, anchor):
    assert found(ready(**fields)) == [("error", anchor)]


def test_own_work_has_no_source_to_complete():
    assert found(ready(permission="eigen-werk")) == []


@pytest.mark.parametrize(
    ("level", "fields"),
    [
        ("hint", {"source_complete": False}),
        ("hint", {"source_complete": False, "source_url": "https://example.org/een-artik"}),
        ("error", {"source_url": "https://example.org/een-artik…"}),
        ("error", {"source_url": "https://example.org/een-artik..."}),
        ("hint", {"source_gaps": "Het adres van de bron ontbreekt."}),
    ],
)
def test_source_that_cannot_be_followed_is_not_complete(level, fields):
    story = ready(permission="navertelling", source_name="De Krant", **fields)
    assert found(story) == [(level, "id_source_url")]


def test_source_that_nobody_knows_is_complete_when_the_story_says_so():
    gaps = "De datum ontbreekt.\nDe naam en het adres van de bron ontbreken."
    assert errors(ready(permission="navertelling", source_gaps=gaps)) == []
    only_name = ready(permission="navertelling", source_gaps="De naam van de bron ontbreekt.")
    assert found(only_name) == [("error", "id_source_url")]


def test_person_without_legal_ground_is_an_error():
    story = ready()
    Contribution.objects.create(story=story, practitioner=make_practitioner(legal_ground=""))
    make_quote(parent=story, speaker=make_practitioner(legal_ground="bezwaar"))
    make_quote(parent=story, speaker=make_practitioner(legal_ground="ingetrokken"))
    assert found(story) == [("error", "id_contributions-0-practitioner"), ("hint", "id_quotes-0-speaker")]


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("<h2>Een</h2><h3>Twee</h3>", []),
        ("<h3>Twee</h3><h2>Een</h2>", ["id_texts-0-body"]),
        ("<h2> </h2><p>Tekst.</p>", ["id_texts-0-body"]),
        ("", ["id_texts-0-body"]),
    ],
)
def test_headings_stand_in_order_and_nothing_is_empty(body, wrong):
    story = ready()
    make_text(parent=story, body=body)
    assert [anchor for _, anchor in found(story)] == wrong


def test_small_heading_may_follow_the_heading_of_a_lesson():
    story = ready()
    make_lesson(parent=story, topics=["vertrouwen"], ordering=10)
    make_text(parent=story, body="<h3>Eronder</h3><p>Tekst.</p>", ordering=20)
    assert found(story) == []


def test_picture_and_quote_of_spaces_say_nothing():
    """The database asks for something; these checks ask for words."""
    story = ready()
    make_picture(parent=story)
    Picture.objects.update(decorative=False, alt="  ")
    make_quote(parent=story, speaker_label="  ")
    make_quote(parent=story, speaker_label="een collega", text="  ")
    assert found(story) == [
        ("error", "id_pictures-0-alt"),
        ("error", "id_quotes-0-speaker"),
        ("error", "id_quotes-1-text"),
    ]


def test_long_sentence_and_missing_topic_are_hints():
    story = ready(lead=f"{'woord ' * 30}einde.", review_on=date(2020, 1, 1))
    make_text(parent=story, body=LONG)
    make_lesson(parent=story, topics=["vertrouwen"], body=LONG)
    make_tip(parent=story)
    assert errors(story) == []
    anchors = ["id_review_on", "id_lead", "id_texts-0-body", "id_lessons-0-body", "id_tips-0-topics"]
    assert sorted(found(story)) == sorted(("hint", anchor) for anchor in anchors)


def test_thirty_words_and_sentences_of_two_parts_are_not_long():
    story = ready(lead=f"{'woord ' * 29}einde.")
    make_text(parent=story, body=f"<ul><li>{'een ' * 20}</li><li>{'twee ' * 20}</li></ul>")
    assert found(story) == []


@pytest.mark.parametrize("number", [1, 8])
def test_checks_ask_the_database_a_fixed_number_of_times(number, django_assert_num_queries):
    story = ready()
    for _ in range(number):
        make_text(parent=story)
        make_lesson(parent=story, topics=["vertrouwen"])
        make_tip(parent=story, topics=["vertrouwen"])
        make_quote(parent=story)
        make_picture(parent=story)
        Contribution.objects.create(story=story, practitioner=make_practitioner())
    with django_assert_num_queries(10):
        assert checks(story) == []


def test_form_lists_them_with_a_link_to_each_place(editor):
    story = ready(topics=[])
    make_text(parent=story, body="")
    make_tip(parent=story)
    response = editor.get(f"{LIST}{story.pk}/change/")
    panel = by_id(response, "klaar")
    links = [a.attrib["href"] for a in panel.findall(".//a")]
    assert links == ["#id_topics", "#id_texts-0-body", "#id_tips-0-topics"]
    assert [link for link in links if by_id(response, link[1:]) is None] == []


def test_link_leads_to_the_block_that_is_wrong_and_not_to_another(editor):
    story = ready()
    right = [make_quote(parent=story, ordering=order) for order in (30, 10)]
    wrong = make_quote(parent=story, ordering=20, speaker=make_practitioner(legal_ground=""))
    Contribution.objects.create(story=story, practitioner=make_practitioner(), ordering=2)
    Contribution.objects.create(story=story, practitioner=wrong.speaker, ordering=1)
    form = as_sent(editor.get(f"{LIST}{story.pk}/change/"))
    assert [form[check.anchor.removeprefix("id_")] for check in checks(story)] == [
        [str(wrong.speaker.pk)],
        [str(wrong.speaker.pk)],
    ]
    assert right


@pytest.mark.parametrize("second_eyes", [True, False])
def test_errors_hold_back_the_approval_too(editor, settings, second_eyes):
    settings.SECOND_EYES = second_eyes
    review = make_review()
    told = page_text(editor.post(f"{LIST}{review.story.pk}/goedkeuren/", follow=True))
    assert "Kies minstens één onderwerp." in told
    assert not review.story.is_published
    assert review.story.reviews.open().exists()


def test_errors_hold_back_the_form_and_nothing_typed_is_lost(editor):
    story = make_draft()
    url = f"{LIST}{story.pk}/change/"
    sent = as_sent(editor.get(url), title="Nieuw", published_at_0="22-11-2026", published_at_1="10:00")
    response = editor.post(url, sent, follow=True)
    assert response.redirect_chain == [(f"{url}#klaar", 302)]
    told = "Het verhaal is bewaard, maar het is niet gepubliceerd. Kies minstens één onderwerp."
    assert told in page_text(response)
    assert list(Story.objects.values_list("title", "published_at")) == [("Nieuw", None)]


def test_form_puts_right_and_publishes_at_once(editor):
    story, topic = make_draft(), make_story(topics=["vertrouwen"]).topics.get()
    url = f"{LIST}{story.pk}/change/"
    moment = {"published_at_0": "22-11-2025", "published_at_1": "10:00"}
    editor.post(url, as_sent(editor.get(url), topics=[str(topic.pk)], **moment))
    assert story.is_published


def test_errors_hold_back_the_list_and_the_button(editor):
    story = make_draft()
    chosen = {"bevestigd": "ja", "action": "publish", "_selected_action": [story.pk]}
    assert "Kies minstens één onderwerp." in page_text(editor.post(LIST, chosen, follow=True))
    for name in ["publiceren", "plannen"]:
        answers = {"at": "2090-01-01T10:00"}
        told = page_text(editor.post(f"{LIST}{story.pk}/{name}/", answers, follow=True))
        assert "Dit verhaal kan nog niet op de site: Kies minstens één onderwerp." in told
    assert Story.objects.get().published_at is None


def test_hints_hold_back_nothing(editor):
    story = ready()
    make_tip(parent=story)
    editor.post(f"{LIST}{story.pk}/publiceren/")
    assert story.is_published


def test_five_starter_stories_are_ready():
    call_command("load_starter_content", verbosity=0)
    assert {story.slug: errors(story) for story in Story.objects.all() if errors(story)} == {}
    assert Story.objects.count() == 5


def test_draft_with_errors_can_be_saved(editor):
    story = make_draft()
    url = f"{LIST}{story.pk}/change/"
    assert editor.post(url, as_sent(editor.get(url), title="Nieuw")).headers["Location"] == LIST
    assert texts(editor.get(url), "section[@id='klaar']//li") == ["Kies minstens één onderwerp."]


def test_form_asks_no_more_for_more_that_is_wrong(editor):
    counts = []
    for number in (1, 6):
        story = ready(topics=[])
        for _ in range(number):
            make_text(parent=story, body="<h3>Te klein</h3>")
            make_picture(parent=story)
        editor.get(f"{LIST}{story.pk}/change/")
        with CaptureQueriesContext(connection) as asked:
            editor.get(f"{LIST}{story.pk}/change/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
