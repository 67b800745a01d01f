"""Every list of the admin: as quick with many rows as with few, and beside each choice how many there are (EA1)."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from netwerk.publicforms.models import BlockedSender, BlockedWord
from netwerk.search.models import SearchFeedback, SearchMiss, SynonymGroup
from tests.factories import make_address
from tests.security.test_rights import MAKE

pytestmark = pytest.mark.django_db
# Of these ``MAKE`` makes one only.
ANOTHER = {
    "search.searchmiss": lambda n: SearchMiss.objects.create(word=f"woord {n}", day=timezone.localdate()),
    "publicforms.blockedsender": lambda n: BlockedSender.objects.create(digest=f"afzender {n}"),
    "search.searchfeedback": lambda n: SearchFeedback.objects.create(
        word=f"woord {n}", day=timezone.localdate()
    ),
    "search.synonymgroup": lambda n: SynonymGroup.objects.create(words=f"woord{n}, term{n}"),
    "publicforms.blockedword": lambda n: BlockedWord.objects.create(word=f"woord {n}"),
    "mail.emailaddress": lambda n: make_address(f"lezer{n}@example.org"),
}
LISTS = list(admin.site._registry.values())


def queries(client, model_admin) -> int:
    address = reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_changelist")
    client.get(address)  # later requests find the content types in the cache
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("model_admin", LISTS, ids=lambda one: one.opts.label_lower)
def test_list_costs_as_much_with_many_rows_as_with_few(editor, model_admin):
    label = model_admin.opts.label_lower
    make = ANOTHER.get(label) or (lambda _: MAKE[label]())
    for number in (1, 2):
        make(number)
    few = queries(editor, model_admin)
    for number in range(3, 12):
        make(number)
    assert queries(editor, model_admin) == few <= 20


@pytest.mark.parametrize("model_admin", LISTS, ids=lambda one: one.opts.label_lower)
def test_every_filter_says_how_many_there_are(model_admin):
    assert not model_admin.list_filter or model_admin.show_facets == admin.ShowFacets.ALWAYS
