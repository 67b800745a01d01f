"""Somebody who is there already is asked about before a second row is made."""

import pytest

from practices.models import Practitioner
from tests.admin_form import as_sent
from tests.factories import make_practitioner
from tests.reader import page_text, tree

pytestmark = pytest.mark.django_db
ADD = "/beheer/practices/practitioner/add/"


@pytest.mark.parametrize("name", ["Jan Jansen", "Jan  jansen", "jan jánsen", " Jan Jansen"])
def test_the_same_name_in_another_spelling_is_asked_about(editor, name):
    make_practitioner(name="Jan Jansen", role="adviseur")
    page = editor.post(ADD, as_sent(editor.get(ADD), name=name))
    assert set(page.context["adminform"].form.errors) == {"name"}
    assert "Deze persoon bestaat al, als “Jan Jansen, adviseur”" in page_text(page)
    assert tree(page).find(".//input[@name='somebody_else']").get("type") == "checkbox"


def test_two_people_can_have_one_name(editor):
    make_practitioner(name="Jan Jansen")
    page = editor.post(ADD, as_sent(editor.get(ADD), name="Jan Jansen"))
    assert editor.post(ADD, as_sent(page, somebody_else="on")).status_code == 302
    assert Practitioner.objects.filter(name="Jan Jansen").count() == 2


def test_a_new_name_is_not_asked_about(editor):
    page = editor.get(ADD)
    assert tree(page).find(".//input[@name='somebody_else']").get("type") == "hidden"
    assert editor.post(ADD, as_sent(page, name="Jan Jansen")).status_code == 302


def test_another_change_to_one_of_two_with_one_name_is_not_asked_about(editor):
    first, _ = make_practitioner(name="Jan Jansen"), make_practitioner(name="Jan Jansen")
    url = f"/beheer/practices/practitioner/{first.pk}/change/"
    assert editor.post(url, as_sent(editor.get(url), role="bestuurder")).status_code == 302
