"""After a withdrawal the name is in no column of the search index."""

import pytest
from django.forms.models import model_to_dict

from netwerk.search.models import SearchDocument, SearchWord
from practices.withdrawal import withdraw_person
from stories.models import Contribution
from tests.factories import make_organisation, make_practitioner, make_quote, make_story, make_text

pytestmark = pytest.mark.django_db


def test_withdrawn_name_is_gone_from_the_index():
    person = make_practitioner(
        name="Hanneke van Testelaar",
        role="adviseur",
        organisation=make_organisation(name="Gemeente Proefstad"),
    )
    story = make_story(title="Wat Hanneke van Testelaar leerde", lead="Hanneke van Testelaar vertelt.")
    make_text(
        parent=story,
        body="<p>Volgens <strong>Hanneke</strong> van Testelaar helpt Testelaars Testelaar-aanpak.</p>",
    )
    make_quote(parent=story, speaker=person, text="Hanneke van Testelaar zegt: begin klein.")
    Contribution.objects.create(story=story, practitioner=person)
    assert SearchWord.objects.filter(word="testelaar").exists()

    withdraw_person(person)

    rows = [str(model_to_dict(document)) for document in SearchDocument.objects.all()]
    assert rows
    assert "testelaar" not in " ".join(rows).lower()
    assert not SearchWord.objects.filter(word__iregex="hanneke|testelaar").exists()
