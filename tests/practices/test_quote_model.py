"""What must hold for every quote."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from practices.models import Quote
from tests.factories import make_practitioner, make_quote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("both", [True, False])
def test_a_quote_has_a_speaker_or_a_label_never_both_or_neither(both):
    fields = {"speaker": make_practitioner() if both else None, "speaker_label": "Iemand" if both else ""}
    with pytest.raises(IntegrityError, match="quote_one_speaker"):
        make_quote(**fields)


def test_the_editor_reads_what_is_missing():
    with pytest.raises(ValidationError, match="Kies wie dit zei, of geef een omschrijving"):
        Quote(text="Zomaar.").validate_constraints()


def test_an_empty_line_starts_a_paragraph():
    quote = Quote(text="Eerst dit\nen dit.\r\n\r\n\n\nDan dat.\n")
    assert quote.paragraphs() == ["Eerst dit en dit.", "Dan dat."]


def test_the_address_of_a_quote_is_its_first_words():
    assert make_quote(text="Een twee drie vier vijf zes zeven acht negen").slug == (
        "een-twee-drie-vier-vijf-zes-zeven-acht"
    )
