"""Addresses stay."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from netwerk.content.slugs import SlugHistory
from practices.models import Tip
from tests.factories import make_draft, make_organisation, make_story, make_tip, make_topic

pytestmark = pytest.mark.django_db


def test_slug_is_made_of_the_title():
    assert make_story(title="Eerst de relatie!").slug == "eerst-de-relatie"


def test_second_row_with_a_title_gets_a_number():
    make_tip(title="Bel eerst")
    assert make_tip(title="Bel eerst").slug == "bel-eerst-2"


@pytest.mark.parametrize("make", [make_story, make_tip, make_topic, make_organisation])
def test_a_changed_slug_is_remembered(make):
    thing = make()
    before = thing.slug
    thing.slug = "een-nieuw-adres"
    thing.save()
    old = SlugHistory.objects.for_slug(type(thing), before)
    assert (old.object_id, old.gone) == (thing.pk, False)


def test_slug_changed_after_a_fresh_load_is_remembered():
    tip = Tip.objects.get(pk=make_tip(slug="oud").pk)
    tip.slug = "nieuw"
    tip.save()
    assert SlugHistory.objects.for_slug(Tip, "oud").object_id == tip.pk


def test_slug_that_comes_back_forgets_its_redirect():
    tip = make_tip(slug="een")
    for slug in ["twee", "een"]:
        tip.slug = slug
        tip.save()
    assert list(SlugHistory.objects.values_list("slug", flat=True)) == ["twee"]


def test_new_slug_is_never_an_old_address_of_another():
    tip = make_tip(slug="bel-eerst")
    tip.slug = "bel-altijd"
    tip.save()
    assert make_tip(title="Bel eerst").slug == "bel-eerst-2"


def test_clean_refuses_the_old_address_of_another():
    tip = make_tip(slug="oud")
    tip.slug = "nieuw"
    tip.save()
    with pytest.raises(ValidationError, match="van een andere pagina"):
        Tip(title="x", slug="oud").clean()


def test_draft_without_title_gets_an_address():
    assert make_draft(title="").slug == "verhaal"


@pytest.mark.django_db(transaction=True)
def test_two_rows_made_at_once_both_get_an_address():
    def make(_):
        try:
            return Tip.objects.create(title="Bel eerst").slug
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        slugs = set(pool.map(make, range(12)))
    assert slugs == {"bel-eerst", *(f"bel-eerst-{n}" for n in range(2, 13))}
