"""Any text may be sent where editors choose: the form comes back with a message, and nothing breaks."""

import pytest

from netwerk.accounts.models import User
from tests.admin_form import as_sent
from tests.factories import make_editor, make_practitioner, make_term

pytestmark = pytest.mark.django_db
TEXTS = ["geen getal", "1; drop", "9" * 30, "\u0663x", "-1"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("make", "field"),
    [
        (make_practitioner, "organisation"),
        (make_practitioner, "topics"),
        (make_term, "topic"),
        (make_term, "contrasts_with"),
    ],
)
def test_text_in_an_autocomplete_is_refused(editor, make, field, text):
    thing = make()
    meta = thing._meta
    url = f"/beheer/{meta.app_label}/{meta.model_name}/{thing.pk}/change/"
    answer = editor.post(url, as_sent(editor.get(url), **{field: text}))
    assert answer.status_code == 200
    assert field in answer.context_data["adminform"].form.errors


def test_text_in_the_choice_of_a_merge_is_refused(editor):
    person = make_practitioner()
    url = f"/beheer/practices/practitioner/{person.pk}/samenvoegen/"
    assert editor.post(url, {"other": "geen getal"}).status_code == 200


def test_nobody_deletes_the_own_account(client):
    user, other = make_editor(), make_editor()
    client.force_login(user)
    assert client.post(f"/beheer/accounts/user/{user.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.post(f"/beheer/accounts/user/{other.pk}/delete/", {"post": "yes"}).status_code == 302
    assert set(User.objects.filter(pk__in=[user.pk, other.pk])) == {user}
