"""Going back to a version: the words, the blocks and the topics of then, and nothing lost."""

import pytest

from practices.models import Lesson, Tip
from practices.withdrawal import withdraw_person
from stories.models import Contribution, Story
from tests.admin_form import as_sent
from tests.factories import (
    make_comment,
    make_draft,
    make_editor,
    make_lesson,
    make_picture,
    make_practitioner,
    make_quote,
    make_story,
    make_text,
    make_tip,
    make_topic,
    yesterday,
)
from tests.history import change_url, go_back, history_url, newest, save
from tests.reader import by_id, page_text, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_editor(username="sanne"))
    return client


def test_words_come_back_as_a_new_version(editor):
    story = make_story(title="Oud", lead="Oude inleiding")
    save(editor, story, title="Nieuw", lead="Nieuwe inleiding")
    before = newest(editor, story)
    told = " ".join(texts(go_back(editor, story, 1), "li[@class='success']"))
    assert told.endswith("teruggezet. Wat er stond, is ook bewaard.")
    story.refresh_from_db()
    assert (story.title, story.lead) == ("Oud", "Oude inleiding")
    assert newest(editor, story) == before + 1
    go_back(editor, story, before)
    story.refresh_from_db()
    assert story.title == "Nieuw"


def test_blocks_that_were_deleted_come_back_with_their_topics(editor):
    story = make_story()
    topic = make_topic("vertrouwen")
    tip = make_tip(parent=story, title="Bel eerst", topics=[topic])
    make_text(parent=story, body="<p>Blijft</p>")
    save(editor, story)
    number = newest(editor, story)
    save(editor, story, **{"tips-0-DELETE": "on"})
    assert not Tip.objects.exists()
    go_back(editor, story, number)
    back = Tip.objects.get()
    assert (back.pk, back.title, back.slug) == (tip.pk, "Bel eerst", tip.slug)
    assert list(back.topics.names()) == ["vertrouwen"]
    assert Tip.objects.published().exists()


def test_blocks_and_topics_that_came_later_go_and_can_come_back(editor):
    story = make_story()
    save(editor, story)
    number = newest(editor, story)
    lesson = make_lesson(parent=story)
    story.topics.add(make_topic("vertrouwen"))
    save(editor, story)
    later = newest(editor, story)
    go_back(editor, story, number)
    assert not Lesson.objects.exists()
    assert not story.topics.exists()
    go_back(editor, story, later)
    assert Lesson.objects.get().pk == lesson.pk
    assert list(story.topics.names()) == ["vertrouwen"]


def test_order_people_and_related_stories_come_back(editor):
    author, other = make_practitioner(), make_story()
    story = make_story(authors=[author])
    story.related.add(other)
    first, second = make_lesson(parent=story), make_lesson(parent=story)
    save(editor, story)
    number = newest(editor, story)
    changes = {"lessons-0-ordering": "900000", "contributions-0-DELETE": "on", "related": []}
    save(editor, story, **changes)
    assert list(story.lessons.in_story_order()) == [second, first]
    go_back(editor, story, number)
    assert list(story.lessons.in_story_order()) == [first, second]
    assert Contribution.objects.get().practitioner == author
    assert list(story.related.all()) == [other]


def test_question_names_only_what_will_change(editor):
    story = make_story(title="Oud")
    save(editor, story, title="Nieuw", slug="nieuw-adres", permission="navertelling", review_on="01-02-2030")
    shown = texts(editor.get(history_url(story), {"terug": 1}), "dl/dt")
    assert shown == ["Titel"]
    go_back(editor, story, 1)
    story.refresh_from_db()
    assert (story.title, story.permission) == ("Oud", "navertelling")


def test_going_back_publishes_nothing_and_changes_no_address(editor):
    story = make_story(title="Oud")
    save(editor, story, title="Nieuw", slug="nieuw-adres")
    Story.objects.update(published_at=None)
    go_back(editor, story, 1)
    story.refresh_from_db()
    assert (story.title, story.slug, story.published_at) == ("Oud", "nieuw-adres", None)


def test_a_person_who_was_withdrawn_stays_withdrawn(editor):
    person = make_practitioner(name="Robin van Voorbeeld", role="adviseur")
    story = make_story(authors=[person], lead="Volgens Robin van Voorbeeld kan het.")
    make_quote(parent=story, speaker=person)
    save(editor, story)
    number = newest(editor, story)
    save(editor, story, lead="", **{"contributions-0-DELETE": "on", "quotes-0-DELETE": "on"})
    withdraw_person(person)
    go_back(editor, story, number)
    story.refresh_from_db()
    assert "Robin" not in story.lead
    assert Contribution.objects.get().practitioner.public_name == "adviseur"
    page = editor.get(history_url(person))
    assert "Robin" not in page_text(page)
    go_back(editor, person, 1)
    person.refresh_from_db()
    assert (person.name, person.legal_ground) == ("adviseur", "ingetrokken")


def test_legal_ground_is_not_turned_back(editor):
    person = make_practitioner(legal_ground="toestemming", role="adviseur")
    save(editor, person, legal_ground="bezwaar", role="strateeg")
    go_back(editor, person, 1)
    person.refresh_from_db()
    assert (person.role, person.legal_ground) == ("adviseur", "bezwaar")


def test_comments_stay_when_a_version_comes_back(editor):
    story = make_story()
    comment = make_comment(story)
    save(editor, story, title="Anders")
    go_back(editor, story, 1)
    assert story.comments.get() == comment


def test_picture_comes_back(editor, django_capture_on_commit_callbacks):
    story = make_story()
    picture = make_picture(parent=story)
    save(editor, story)
    number = newest(editor, story)
    with django_capture_on_commit_callbacks(execute=True):
        save(editor, story, **{"pictures-0-DELETE": "on"})
    go_back(editor, story, number)
    back = story.pictures.get()
    assert back.image.name == picture.image.name
    assert back.image.storage.exists(back.image.name)


def test_address_of_a_block_that_another_has_now_is_not_taken_away(editor):
    story = make_story()
    make_tip(parent=story, title="Bel eerst")
    save(editor, story)
    number = newest(editor, story)
    save(editor, story, **{"tips-0-DELETE": "on"})
    other = make_tip(title="Bel eerst")
    go_back(editor, story, number)
    assert {tip.slug for tip in Tip.objects.all()} == {"bel-eerst", "bel-eerst-2"}
    other.refresh_from_db()
    assert other.slug == "bel-eerst"


def test_version_that_cannot_be_any_more_is_refused_with_the_reason(editor):
    story = make_draft(title="")
    story.title, story.published_at = "Een titel", yesterday()
    story.save()
    page = go_back(editor, story, 1)
    assert "Deze versie kan niet terug. Geef het verhaal een titel" in " ".join(texts(page, "ul/li"))
    story.refresh_from_db()
    assert story.title == "Een titel"


def test_part_whose_person_is_gone_is_told_of_and_the_rest_comes_back(editor):
    person = make_practitioner()
    story = make_story(title="Oud")
    make_quote(parent=story, speaker=person, text="Bellen helpt.")
    save(editor, story)
    number = newest(editor, story)
    save(editor, story, **{"title": "Nieuw", "quotes-0-DELETE": "on"})
    person.delete()
    page = go_back(editor, story, number)
    assert "Dit kwam niet terug. Citaat “Bellen helpt.”" in " ".join(texts(page, "ul/li"))
    assert Story.objects.get(pk=story.pk).title == "Oud"


def test_words_are_counted_again(editor):
    story = make_story(lead="")
    make_text(parent=story, body="<p>een twee drie</p>")
    save(editor, story)
    number = newest(editor, story)
    save(editor, story, **{"texts-0-DELETE": "on"})
    go_back(editor, story, number)
    story.refresh_from_db()
    assert story.word_count == 3


def test_going_back_is_asked_first_and_a_link_does_nothing(editor):
    story = make_story(title="Oud")
    save(editor, story, title="Nieuw")
    page = editor.get(history_url(story), {"terug": "1"})
    assert "Dit verandert er als je versie 1" in page_text(page)
    story.refresh_from_db()
    assert story.title == "Nieuw"


def asked(editor, story, number):
    """What the page that asks would send."""
    return as_sent(editor.get(history_url(story), {"terug": number}))


def test_two_who_go_back_at_once_the_second_is_told(editor):
    story = make_story(title="Eerst")
    save(editor, story, title="Daarna")
    save(editor, story, title="Nu")
    first, second = asked(editor, story, 1), asked(editor, story, 2)
    editor.post(history_url(story), first)
    page = editor.post(history_url(story), second)
    assert "Er is nog niets teruggezet. Intussen heeft iemand iets veranderd." in page_text(page)
    assert Story.objects.get().title == "Eerst"
    editor.post(history_url(story), as_sent(page))
    assert Story.objects.get().title == "Daarna"


def test_form_that_was_open_is_told_that_a_version_came_back(editor):
    story = make_story(title="Eerst")
    save(editor, story, title="Daarna")
    typed = as_sent(editor.get(change_url(story)), lead="Getypt")
    go_back(editor, story, 1)
    page = editor.post(change_url(story), typed)
    assert by_id(page, "intussen") is not None
    assert "teruggezet" in page_text(page)
    assert Story.objects.get().lead == ""


def test_tip_comes_back_to_the_lesson_that_stands_below_it(editor):
    story = make_story()
    lesson = make_lesson(parent=story, ordering=20)
    make_tip(parent=story, lesson=lesson, ordering=10)
    save(editor, story)
    number = newest(editor, story)
    save(editor, story, **{"tips-0-DELETE": "on"})
    save(editor, story, **{"lessons-0-DELETE": "on"})
    go_back(editor, story, number)
    assert Tip.objects.get().lesson == Lesson.objects.get() == lesson
