"""What is retold never looks as if somebody said it literally."""

import pytest

from practices.quotation import without_marks
from stories.checks import checks
from tests.admin_form import as_sent
from tests.factories import make_draft, make_quote, make_text
from tests.history import change_url
from tests.reader import page_text, texts

RETOLD = pytest.mark.parametrize("provenance", ["bewerkt", "afgeleid"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("‘Je belt eerst.’", "Je belt eerst."),
        ("“Je belt eerst.”", "Je belt eerst."),
        ('"Je belt eerst."', "Je belt eerst."),
        ("„Je belt eerst.”", "Je belt eerst."),
        ("«Je belt eerst.»", "Je belt eerst."),
        ("““Je belt eerst.””", "Je belt eerst."),
        ("‘Foto’s zeggen meer.’", "Foto’s zeggen meer."),
        ("“Eerst dit.”\r\n\r\n“Dan dat.”", "Eerst dit.\n\nDan dat."),
        ("‘Ja’ en dan weer ‘nee’", "‘Ja’ en dan weer ‘nee’"),
        ("Voor ‘de’ overheid is het moeilijk.", "Voor ‘de’ overheid is het moeilijk."),
        ("’s Ochtends bel je.", "’s Ochtends bel je."),
    ],
)
def test_marks_around_the_words_come_off_and_others_stay(typed, kept):
    assert without_marks(typed) == kept


@pytest.mark.django_db
def test_the_editor_hears_that_the_marks_came_off(editor):
    quote = make_quote(parent=make_draft())
    sent = as_sent(editor.get(change_url(quote.parent)), **{"quotes-0-text": "‘Je belt eerst.’"})
    page = editor.post(change_url(quote.parent), sent, follow=True)
    quote.refresh_from_db()
    assert quote.text == "Je belt eerst."
    assert "De aanhalingstekens om een citaat zijn weggehaald" in " ".join(texts(page, "body//li"))


@pytest.mark.django_db
@RETOLD
@pytest.mark.parametrize("address", ["page", "list", "story", "home"])
def test_a_retelling_is_no_quotation_on_any_page(client, provenance, address):
    quote = make_quote(text="Je belt eerst.", provenance=provenance)
    story = quote.parent.get_absolute_url()
    url = {"page": quote.get_absolute_url(), "list": "/citaten/", "story": story, "home": "/"}[address]
    response = client.get(url)
    html = response.content.decode()
    assert "Je belt eerst." in page_text(response)
    assert ("<blockquote" in html, "<q>" in html, "quote-large" in html) == (False, False, False)
    assert "“Je belt" not in html
    assert "in onze woorden" in page_text(response).lower()


@pytest.mark.django_db
def test_a_sentence_between_marks_in_a_retelling_is_pointed_out():
    story = make_draft(topics=["vertrouwen"])
    make_quote(parent=story, text="Zij zei: “Je belt eerst en dan pas praat je.” En dat deed hij.")
    make_quote(parent=story, text="Zij zei: “Je belt eerst en dan pas praat je.”", provenance="letterlijk")
    assert [(check.level, check.anchor) for check in checks(story)] == [("hint", "id_quotes-0-text")]


@pytest.mark.django_db
@pytest.mark.parametrize("body", ["<h2>De  Titel</h2><p>En dan.</p>", "<p>Kop</p><h3>Eronder</h3>"])
def test_a_title_that_stands_in_the_text_again_is_pointed_out(body):
    story = make_draft(title="De titel", subtitle="Eronder", topics=["vertrouwen"])
    make_text(parent=story, body=body)
    assert ("hint", "id_texts-0-body") in [(check.level, check.anchor) for check in checks(story)]


@pytest.mark.django_db
def test_what_the_cleaner_takes_out_of_a_text_is_told(editor):
    text = make_text(parent=make_draft())
    html = "<p>Kijk.</p><iframe src=x></iframe><img src=y><img src=z><table><tr><td>a</td></tr></table>"
    sent = as_sent(editor.get(change_url(text.parent)), **{"texts-0-body": html})
    page = editor.post(change_url(text.parent), sent, follow=True)
    told = "Niet overgenomen in een tekst: 1 video, 2 afbeeldingen, 1 tabel."
    assert told in " ".join(texts(page, "body//li"))
