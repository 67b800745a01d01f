"""A merge is undone: what moved goes back, what changed since then stays, and nothing is lost."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from netwerk.accounts.models import User
from netwerk.content.slugs import SlugHistory
from netwerk.editing.merging import CannotMerge
from netwerk.editing.merging.merge import merge
from netwerk.editing.merging.undo import plan_undo, undo
from netwerk.editing.models import Merge
from netwerk.search.models import SearchDocument
from netwerk.search.query import Query
from practices.models import Topic
from tests.factories import (
    make_editor,
    make_lesson,
    make_member,
    make_practitioner,
    make_quote,
    make_story,
    make_term,
    make_tip,
    make_topic,
)
from tests.reader import links, page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_topic("partners", synonyms="maten", featured=True, description="<p>Samen.</p>")


@pytest.fixture
def new():
    return make_topic("partnerschap", synonyms="samenwerking")


def url(done):
    return reverse("admin:editing_merge_undo", args=[done.pk])


def names(thing):
    return sorted(topic.name for topic in thing.topics.all())


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_everything_is_as_it_was_before_the_merge(old, new):
    made = [make(topics=[old]) for make in (make_story, make_lesson, make_tip, make_quote, make_practitioner)]
    both, term = make_story(topics=[old, new]), make_term(topic=old)
    rows = {pk for model in Topic.tagged_relations() for pk in model.related_model.objects.values_list("pk")}
    undo(merge(old, new))
    assert [names(thing) for thing in made] == [["partners"]] * 5
    assert names(both) == ["partners", "partnerschap"]
    assert fresh(term).topic == old
    assert rows == {
        pk for model in Topic.tagged_relations() for pk in model.related_model.objects.values_list("pk")
    }


def test_both_topics_have_their_own_words_text_and_place_again(old, new):
    before = [Topic.objects.filter(pk=one.pk).values().get() for one in (old, new)]
    done = merge(old, new)
    assert (fresh(new).synonyms, fresh(new).featured) == ("samenwerking, partners, maten", True)
    undo(done)
    after = [Topic.objects.filter(pk=one.pk).values().get() for one in (old, new)]
    for row in before + after:
        row.pop("updated_at")
    assert after == before


def test_what_an_editor_changed_since_then_stays(old, new):
    gone, given, written = (make_story(topics=[old]) for _ in range(3))
    both = make_story(topics=[old, new])
    done = merge(old, new)
    gone.topics.clear()
    both.topics.clear()
    given.topics.set([new, make_topic("later")])
    topic = fresh(new)
    topic.synonyms, topic.description = "samenwerking, partners, verbond", "<p>Zelf geschreven.</p>"
    topic.save()
    added = make_story(topics=[new])
    undo(done)
    assert [names(one) for one in (gone, both, given, written, added)] == [
        [], [], ["later", "partners"], ["partners"], ["partnerschap"]
    ]  # fmt: skip
    assert (fresh(new).synonyms, fresh(new).description) == (
        "samenwerking, verbond",
        "<p>Zelf geschreven.</p>",
    )


def test_page_shows_first_what_goes_back_and_what_does_not(editor, old, new):
    make_story(title="Blijft gewoon", topics=[old])
    make_story(title="Had ze allebei", topics=[old, new])
    make_story(title="Is veranderd", topics=[old])
    done = merge(old, new)
    Topic.objects.get(pk=new.pk).taggedstory_rows.get(content_object__title="Is veranderd").delete()
    text = page_text(editor.get(url(done)))
    assert "1 gaat terug: Blijft gewoon" in text
    assert "1 had beide en krijgt ze weer allebei: Had ze allebei" in text
    assert "1 is sindsdien veranderd en blijft zoals het nu is: Is veranderd" in text
    assert "wordt weer leeg wat bij het samenvoegen is overgenomen: inleiding, uitgelicht" in text
    assert fresh(old).merged_into == new


def test_each_address_leads_to_its_own_topic_again(client, old, new):
    old.slug = "samen"
    old.save()
    make_story(topics=[old]), make_story(topics=[new])
    done = merge(old, new)
    assert client.get("/onderwerpen/partners/")["Location"] == "/onderwerpen/partnerschap/"
    undo(done)
    assert client.get("/onderwerpen/samen/").status_code == 200
    assert client.get("/onderwerpen/partners/")["Location"] == "/onderwerpen/samen/"
    assert client.get("/verhalen/?onderwerp=samen").context["total"] == 1


@pytest.mark.search_index
def test_search_follows_the_merge_and_the_undoing(old, new):
    def found(text):
        documents = SearchDocument.objects.published().matching(Query(text).loose)
        return set(documents.values_list("title", flat=True))

    make_tip(title="Bel eerst", topics=[old])
    make_tip(title="Mail later", topics=[new])
    done = merge(old, new)
    assert found("maten") == found("samenwerking") == {"partnerschap", "Bel eerst", "Mail later"}
    undo(done)
    assert found("maten") == {"partners", "Bel eerst"}
    assert found("samenwerking") == {"partnerschap", "Mail later"}


def test_chain_is_undone_from_the_end(old, new):
    first, story = make_topic("bondgenoten"), make_story()
    story.topics.add(first)
    one, two = merge(first, old), merge(Topic.objects.get(pk=old.pk), new)
    with pytest.raises(CannotMerge, match="Later ging ook “partners” op in “partnerschap”"):
        undo(one)
    undo(two)
    assert fresh(first).merged_into == old
    assert names(story) == ["partners"]
    undo(one)
    assert names(story) == ["bondgenoten"]
    assert not SlugHistory.objects.exists()


def test_what_was_merged_into_the_same_topic_later_is_undone_first(old, new):
    third, story = make_topic("maatschap"), make_story()
    story.topics.set([old, third])
    one, two = merge(old, new), merge(third, new)
    with pytest.raises(CannotMerge, match="Later ging ook “maatschap” op in “partnerschap”"):
        plan_undo(one)
    undo(two)
    undo(one)
    assert names(story) == ["maatschap", "partners"]


def test_undoing_twice_says_who_did_it(editor, old, new):
    done = merge(old, new)
    undo(done, by=make_editor(username="jo"))
    response = editor.post(url(done))
    assert response.status_code == 409
    assert "Deze samenvoeging is al teruggedraaid: " in page_text(response)
    assert " door jo." in page_text(response)


def test_topic_that_is_gone_cannot_come_back(editor, old, new):
    done = merge(old, new)
    Topic.objects.filter(pk=old.pk).delete()
    assert "“partners” bestaat niet meer." in page_text(editor.get(url(done)))


def test_editor_undoes_and_both_logs_say_so(editor, old, new):
    make_story(topics=[old])
    done = merge(old, new)
    response = editor.post(url(done), follow=True)
    assert response.redirect_chain == [(reverse("admin:practices_topic_change", args=[old.pk]), 302)]
    assert "“partners” is weer los van “partnerschap”." in page_text(response)
    told = LogEntry.objects.values_list("object_id", "change_message")
    assert set(told) == {
        (str(new.pk), f"Samenvoegen teruggedraaid: “partners” (nummer {old.pk}) is hier weer uit."),
        (str(old.pk), f"Samenvoegen met “partnerschap” (nummer {new.pk}) teruggedraaid."),
    }
    done.refresh_from_db()
    assert done.undone_by.username == response.wsgi_request.user.username


def test_list_says_who_merged_what_and_what_was_undone(editor, old, new):
    one = merge(old, new, by=make_editor(username="jo"))
    undo(one, by=make_editor(username="sam"))
    two = merge(Topic.objects.get(pk=old.pk), new)
    page = editor.get(reverse("admin:editing_merge_changelist"))
    assert "partners in partnerschapOnderwerp" in page_text(page)
    assert [(row.merged_by, row.undone_by) for row in page.context["cl"].result_list] == [
        (None, None),
        (one.merged_by, User.objects.get(username="sam")),
    ]
    assert page_text(page).count("Teruggedraaid") == 2  # the row and the filter
    only = editor.get(reverse("admin:editing_merge_changelist"), {"stand": "samen"})
    assert [row.pk for row in only.context["cl"].result_list] == [two.pk]
    assert url(two) in links(editor.get(reverse("admin:editing_merge_change", args=[two.pk])))
    undone = editor.get(reverse("admin:editing_merge_change", args=[one.pk]))
    assert url(one) not in links(undone)
    assert " door jo" in page_text(undone)
    assert " door sam" in page_text(undone)


@pytest.mark.parametrize("number", [1, 20])
def test_list_asks_the_database_a_fixed_number_of_times(editor, number, django_assert_max_num_queries):
    for _ in range(number):
        merge(make_topic(), make_topic())
        merge(make_practitioner(), make_practitioner())
    with django_assert_max_num_queries(14):
        editor.get(reverse("admin:editing_merge_changelist"))


def test_who_may_not_delete_topics_undoes_nothing(client, old, new):
    done = merge(old, new)
    client.force_login(make_member("moderator"))
    assert client.post(url(done)).status_code == 403
    assert Merge.objects.standing().exists()


def test_merge_that_does_not_exist_is_not_found(editor):
    for number in ("9999", "x"):
        assert editor.get(f"/beheer/editing/merge/{number}/terugdraaien/").status_code == 404
