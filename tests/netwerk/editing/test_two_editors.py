"""Two editors with one form open: nothing that either of them saved or typed is lost without being told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone

from netwerk.accounts.models import User
from netwerk.editing.conflicts import EditConflictAdmin
from practices.models import Tip
from stories.models import Story
from tests.admin_form import as_sent
from tests.factories import (
    make_draft,
    make_editor,
    make_lesson,
    make_member,
    make_practitioner,
    make_story,
    make_text,
    make_tip,
    make_topic,
)
from tests.history import change_url
from tests.reader import by_id, page_text, texts, words

GO_ON = "Ga verder met wat er nu staat"


def log_in(name) -> Client:
    client = Client()
    client.force_login(make_editor(username=name))
    return client


@pytest.fixture
def anna(db):
    return log_in("anna")


@pytest.fixture
def bram(db):
    return log_in("bram")


def opened(editor, thing, **changes):
    """The form as it is now, with what the editor types in it."""
    return as_sent(editor.get(change_url(thing)), **changes)


def choice(page):
    """What the page about the other editor says; nothing when there is none."""
    return words(by_id(page, "intussen")) and page_text(page)


def anyway(page, form):
    """What the button sends to save one's own version."""
    return form | {"toch_bewaren": page.context["held"].digest}


def test_second_to_save_is_told_who_saved_what_and_when(anna, bram):
    story = make_draft(title="Oud", lead="Oud")
    of_anna, of_bram = opened(anna, story, title="Van Anna"), opened(bram, story, lead="Van Bram")
    assert anna.post(change_url(story), of_anna).status_code == 302
    page = bram.post(change_url(story), of_bram)
    assert page.status_code == 200
    for told in ["anna op", "Titel gewijzigd", "Van Anna", "Van Bram", GO_ON]:
        assert told in choice(page)
    story.refresh_from_db()
    assert (story.title, story.lead) == ("Van Anna", "Oud")


def test_what_the_second_typed_is_still_in_the_form(anna, bram):
    story = make_draft()
    text = make_text(parent=story)
    of_bram = opened(bram, story, **{"lead": "Getypt", "texts-0-body": "<p>Ook getypt</p>"})
    anna.post(change_url(story), opened(anna, story, title="Van Anna"))
    again = as_sent(bram.post(change_url(story), of_bram))
    assert again["lead"] == ["Getypt"]
    assert "Ook getypt" in again["texts-0-body"][0]
    text.refresh_from_db()
    assert text.body == "<p>Een alinea.</p>"


def test_own_version_is_saved_after_choosing_and_the_other_is_in_the_history(anna, bram):
    story = make_draft(title="Oud")
    of_bram = opened(bram, story, title="Van Bram")
    anna.post(change_url(story), opened(anna, story, title="Van Anna"))
    page = bram.post(change_url(story), of_bram)
    assert bram.post(change_url(story), anyway(page, of_bram)).status_code == 302
    story.refresh_from_db()
    assert story.title == "Van Bram"
    assert set(story.history.values_list("title", flat=True)) == {"Oud", "Van Anna", "Van Bram"}


def test_saving_again_without_choosing_overwrites_nothing(anna, bram):
    story = make_draft()
    of_bram = opened(bram, story, title="Van Bram")
    anna.post(change_url(story), opened(anna, story, title="Van Anna"))
    page = bram.post(change_url(story), of_bram)
    assert choice(bram.post(change_url(story), as_sent(page)))
    assert Story.objects.get(pk=story.pk).title == "Van Anna"


def test_a_third_save_is_told_of_as_well(anna, bram):
    story = make_draft()
    of_bram = opened(bram, story, title="Van Bram")
    anna.post(change_url(story), opened(anna, story, title="Van Anna"))
    page = bram.post(change_url(story), of_bram)
    anna.post(change_url(story), opened(anna, story, title="Weer van Anna"))
    assert "Weer van Anna" in choice(bram.post(change_url(story), anyway(page, of_bram)))
    assert Story.objects.get(pk=story.pk).title == "Weer van Anna"


def test_block_that_the_other_took_out_is_back_with_the_own_version(anna, bram):
    story = make_draft()
    tip = make_tip(parent=story, title="Bel eerst")
    of_bram = opened(bram, story, **{"tips-0-title": "Bel meteen"})
    anna.post(change_url(story), opened(anna, story, **{"tips-0-DELETE": "on"}))
    page = bram.post(change_url(story), of_bram)
    assert "staat alleen in jouw versie" in choice(page)
    assert "bram op" not in choice(page)
    assert not Tip.objects.exists()
    shown = as_sent(page)
    assert shown["tips-0-title"] == ["Bel meteen"]
    assert bram.post(change_url(story), anyway(page, shown)).status_code == 302
    assert [(one.pk, one.title) for one in Tip.objects.all()] == [(tip.pk, "Bel meteen")]


def test_block_that_the_other_added_stays_with_the_own_version(anna, bram):
    story = make_draft()
    of_bram = opened(bram, story, title="Van Bram")
    lesson = make_lesson(parent=story)
    page = bram.post(change_url(story), of_bram)
    bram.post(change_url(story), anyway(page, of_bram))
    assert story.lessons.get() == lesson


def test_own_version_with_a_mistake_leaves_everything_as_it_was(anna, bram):
    story = make_draft(title="Oud")
    make_tip(parent=story)
    of_bram = opened(bram, story, title="Van Bram", source_url="kwaad")
    anna.post(change_url(story), opened(anna, story, **{"tips-0-DELETE": "on"}))
    page = bram.post(change_url(story), of_bram)
    page = bram.post(change_url(story), anyway(page, of_bram))
    assert page.context["errors"]
    assert not Tip.objects.exists()
    good = as_sent(page, source_url="")
    assert bram.post(change_url(story), good).status_code == 302
    assert Story.objects.get(pk=story.pk).title == "Van Bram"
    assert Tip.objects.count() == 1


@pytest.mark.slow
def test_topics_and_order_of_blocks_count_too(anna, bram):
    story, topic = make_draft(), make_topic("vertrouwen")
    make_lesson(parent=story)
    for changes in (
        {"topics": [str(topic.pk)]},
        {"lessons-0-ordering": "9000"},
        {"lessons-0-topics": [str(topic.pk)]},
    ):
        of_bram = opened(bram, story, title="Van Bram")
        anna.post(change_url(story), opened(anna, story, **changes))
        assert choice(bram.post(change_url(story), of_bram))


def test_a_tip_saved_in_its_own_form_is_not_overwritten_by_its_story(anna, bram):
    story = make_draft()
    tip = make_tip(parent=story, title="Oud")
    of_bram = opened(bram, story, title="Van Bram")
    anna.post(change_url(tip), opened(anna, tip, title="Van Anna"))
    assert choice(bram.post(change_url(story), of_bram))
    assert Tip.objects.get().title == "Van Anna"


def test_a_save_that_changed_nothing_is_in_nobodys_way(anna, bram):
    story = make_draft()
    of_bram = opened(bram, story, title="Van Bram")
    anna.post(change_url(story), opened(anna, story))
    assert bram.post(change_url(story), of_bram).status_code == 302


def test_other_forms_are_guarded_as_well(anna, bram):
    person = make_practitioner(role="adviseur")
    of_bram = opened(bram, person, role="Van Bram")
    anna.post(change_url(person), opened(anna, person, role="Van Anna"))
    assert "anna op" in choice(bram.post(change_url(person), of_bram))


def test_a_name_that_was_withdrawn_does_not_come_back_with_an_old_form(anna, bram):
    story = make_draft(lead="Robin zei het.")
    of_bram = opened(bram, story, title="Van Bram")
    Story.objects.filter(pk=story.pk).update(lead="Een adviseur zei het.")
    assert choice(bram.post(change_url(story), of_bram))


def test_story_that_was_deleted_meanwhile_gives_the_text_back(bram):
    story = make_draft()
    url, of_bram = change_url(story), opened(bram, story, lead="Dit heb ik een uur lang zitten typen.")
    story.delete()
    page = bram.post(url, of_bram)
    assert page.status_code == 404
    assert "Dit heb ik een uur lang zitten typen." in texts(page, "textarea")


@pytest.mark.slow
def test_hostile_marks_of_a_form_are_no_error(bram):
    story = make_draft()
    for base_revision in ["x", "@", "x@y", "x@" + "9" * 400, "\u0663@\u0663", "a" * 9000]:
        page = bram.post(
            change_url(story), opened(bram, story, gezien=base_revision, toch_bewaren=base_revision)
        )
        assert choice(page)


def test_every_form_of_the_admin_that_can_be_saved_is_guarded(rf, db):
    request = rf.get("/")
    request.user = make_editor()
    saved = [one for one in admin.site._registry.values() if one.has_change_permission(request)]
    assert [one.opts.model_name for one in saved if not isinstance(one, EditConflictAdmin)] == []
    assert len(saved) > 10


def test_rights_that_were_taken_away_do_not_come_back_with_an_old_form(anna, bram):
    member = make_member("redacteur", "moderator")
    of_bram = opened(bram, member, first_name="Robin")
    groups = [str(group.pk) for group in member.groups.filter(name="redacteur")]
    anna.post(change_url(member), opened(anna, member, groups=groups))
    page = bram.post(change_url(member), of_bram)
    assert "anna op" in choice(page)
    assert "moderator" in choice(page)
    assert "md5$" not in page.content.decode()
    assert [group.name for group in member.groups.all()] == ["redacteur"]
    assert bram.post(change_url(member), anyway(page, of_bram | {"groups": groups})).status_code == 302
    assert User.objects.get(pk=member.pk).first_name == "Robin"


def test_two_on_one_group_the_second_is_told(anna, bram):
    group = Group.objects.get(name="moderator")
    of_bram = opened(bram, group, name="Moderatoren")
    anna.post(change_url(group), opened(anna, group, permissions=[]))
    assert "anna op" in choice(bram.post(change_url(group), of_bram))
    assert Group.objects.get(pk=group.pk).name == "moderator"


def test_no_list_can_be_changed_in_place():
    """A list has no version of its own to look at."""
    assert [one for one in admin.site._registry.values() if one.list_editable] == []


def in_threads(*jobs):
    barrier = Barrier(len(jobs))

    def run(job):
        try:
            barrier.wait(10)
            return job()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_the_same_moment_are_one_after_the_other():
    anna, bram = log_in("anna"), log_in("bram")
    story = make_draft(title="Oud")
    url = change_url(story)
    forms = [(anna, opened(anna, story, title="Van Anna")), (bram, opened(bram, story, lead="Van Bram"))]
    answers = in_threads(*[lambda who=who, form=form: who.post(url, form) for who, form in forms])
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    story.refresh_from_db()
    assert (story.title, story.lead) in [("Van Anna", ""), ("Oud", "Van Bram")]


def test_the_other_sees_only_what_somebody_changed(anna, bram):
    """Not the parts of a second that a form does not know, nor the line ends that it adds."""
    story = make_story(lead="Eerste regel.\nTweede regel. ", published_at=timezone.now())
    text = make_text(parent=story, body="<p>Een alinea.</p>")
    of_anna, of_bram = opened(anna, story, title="Van Anna"), opened(bram, story, subtitle="Van Bram")
    anna.post(change_url(story), of_anna)
    sent = of_bram | {"lead": ["Eerste regel.\r\nTweede regel."], "texts-0-body": [f"{text.body}\n<p></p>"]}
    difference = bram.post(change_url(story), sent).context["difference"]
    assert {one.label for one in difference.fields} == {"Titel", "Ondertitel"}
    assert difference.parts == []
