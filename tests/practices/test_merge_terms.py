"""Two terms become one, with all that they mean; and two again."""

import pytest
from django.urls import reverse

from netwerk.editing.merging import CannotMerge
from netwerk.editing.merging.merge import merge
from netwerk.editing.merging.undo import undo
from practices.models import Definition, Term
from tests.factories import make_practitioner, make_story, make_term, make_topic
from tests.reader import page_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    return make_term("Wie het netwerk bijeenhoudt.", name="netwerkcoordinator", aliases="spin in het web")


@pytest.fixture
def new():
    return make_term("Wie het netwerk leidt.", name="netwerkregisseur")


def url(term):
    return reverse("admin:practices_term_merge", args=[term.pk])


def texts(term):
    return list(term.definitions.values_list("text", flat=True))


def everything():
    """All that editors see of terms, with the numbers of the rows."""
    terms = Term.objects.order_by("pk").values(
        "pk", "name", "slug", "kind", "aliases", "contrasts_with", "topic"
    )
    roles = Term.practitioners.through.objects.order_by("practitioner", "term").values("practitioner", "term")
    return [*terms, *Definition.objects.order_by("pk").values(), *roles]


def test_definitions_move_and_come_below_those_of_the_other(old, new):
    Definition.objects.create(term=old, text="Iemand met tijd.", ordering=1)
    merge(old, new)
    assert texts(new) == ["Wie het netwerk leidt.", "Wie het netwerk bijeenhoudt.", "Iemand met tijd."]
    assert not Term.objects.filter(pk=old.pk).exists()


def test_term_is_found_and_linked_by_the_old_words(client, old, new):
    merge(old, new)
    new.refresh_from_db()
    assert new.spellings == ["netwerkregisseur", "netwerkcoordinator", "spin in het web"]
    assert client.get("/begrippen/netwerkcoordinator/")["Location"] == new.get_absolute_url()


def test_what_points_at_the_term_points_at_the_other(old, new):
    against = make_term(contrasts_with=old)
    new.contrasts_with = old
    new.save()
    merge(old, new)
    new.refresh_from_db()
    against.refresh_from_db()
    assert (against.contrasts_with, new.contrasts_with) == (new, None)


def test_people_with_the_role_have_the_other_one_once():
    old, new = make_term(kind="rol"), make_term(kind="rol")
    one, both = make_practitioner(), make_practitioner()
    one.network_roles.set([old])
    both.network_roles.set([old, new])
    merge(old, new)
    assert [list(person.network_roles.all()) for person in (one, both)] == [[new], [new]]


def test_everything_of_both_terms_is_as_it_was_before_the_merge():
    old, new = make_term(kind="rol", aliases="spil"), make_term(kind="rol", contrasts_with=None)
    old.topic, new.contrasts_with = make_topic(), old
    old.save()
    new.save()
    Definition.objects.create(term=old, text="Volgens een verhaal.", story=make_story(), ordering=3)
    make_term(contrasts_with=old)
    one, both = make_practitioner(), make_practitioner()
    one.network_roles.set([old])
    both.network_roles.set([old, new])
    before = everything()
    done = merge(old, new)
    assert everything() != before
    undo(done)
    assert everything() == before


def test_role_of_people_merges_into_a_role_only(old):
    role = make_term(kind="rol")
    make_practitioner().network_roles.add(role)
    with pytest.raises(CannotMerge, match="is een rol van mensen"):
        merge(role, old)


def test_name_that_is_taken_again_stands_in_the_way(old, new):
    done = merge(old, new)
    other = make_term(name="Netwerkcoordinator", slug="iets-anders")
    with pytest.raises(CannotMerge, match="Er is intussen een andere “Netwerkcoordinator”"):
        undo(done)
    other.delete()
    undo(done)
    assert texts(old) == ["Wie het netwerk bijeenhoudt."]


def test_address_that_is_taken_again_stands_in_the_way(old, new):
    done = merge(old, new)
    make_term(name="iets anders", slug=old.slug)
    with pytest.raises(CannotMerge, match="Het adres van “netwerkcoordinator” is nu van “iets anders”"):
        undo(done)


def test_editor_sees_first_what_moves_and_does_it(editor, old, new):
    text = page_text(editor.get(url(old), {"doel": new.pk}))
    assert "1 krijgt “netwerkregisseur”: Wie het netwerk bijeenhoudt." in text
    assert Term.objects.filter(pk=old.pk).exists()
    done = editor.post(url(old), {"doel": new.pk}, follow=True)
    assert "“netwerkcoordinator” is opgegaan in “netwerkregisseur”. Verhuisd: 1 plek." in page_text(done)


def test_other_words_that_do_not_fit_are_refused_with_the_reason(editor, old, new):
    Term.objects.filter(pk=old.pk).update(aliases="w" * 290)
    assert "Er staat te veel bij “ook geschreven als”." in page_text(editor.post(url(old), {"doel": new.pk}))
