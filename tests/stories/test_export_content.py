import tomllib
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from netwerk.content.models import SlugHistory
from netwerk.content.plaintext import clean_line, clean_plaintext
from netwerk.pages.models import Page
from practices.models import Definition, Practitioner
from practices.withdrawal import withdraw_person
from stories.content.load import load_folder
from stories.models import Contribution, Picture, Story
from tests.content import ALL, empty_database, write_folder
from tests.factories import (
    image_file,
    make_comment,
    make_comparison,
    make_draft,
    make_lesson,
    make_organisation,
    make_picture,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_term,
    make_text,
    make_tip,
    make_topic,
)

ODD = 'Ë “aan” \'halen\' "dubbel" """drie""" C:\\pad\\n \u200b\U0001f600 \t tab \x01\x1b\x7f einde\\'
LINES = f"eerste regel\r\ntweede regel\n\n{ODD}\rderde regel\n"


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "site-media"


def make_knowledge_base():
    """Rows of every kind, with whatever an editor may have typed."""
    topics = [make_topic("zeer oud"), make_topic("b"), make_topic("a & ‘b’", description=f"<p>{ODD}</p>")]
    topics[0].merged_into = topics[1]
    topics[0].save()
    organisation = make_organisation(name="Gemeente 's-Graveland", website="https://example.org/?a=1&b=2")
    role = make_term(definition=None, name="rolhouder", kind="rol")
    person = make_practitioner(
        topics=[topics[2], topics[1]],
        organisation=organisation,
        former_roles=LINES,
        photo=image_file(),
        photo_alt=ODD,
        photo_consent_given_on=date(2026, 1, 2),
        bio='<h2>Kop</h2>\n<p>Een <a href="https://example.org/">link</a></p>\n<ul>\n<li>een</li></ul>',
    )
    person.network_roles.add(role)
    story = make_story(
        title=f"Titel {ODD}",
        lead=LINES,
        original_date=date(2024, 2, 29),
        series=make_series(description=f"<p>{ODD}</p>"),
        series_position=0,
        organisation_kinds=["ministerie", "inspectie"],
        source_complete=False,
        topics=[topics[2], topics[0], topics[1]],
    )
    Contribution.objects.create(story=story, practitioner=person, ordering=2)
    Contribution.objects.create(story=story, practitioner=make_practitioner(legal_ground=""), ordering=1)
    draft = make_draft(title="")
    draft.related.set([story, draft])
    tip = make_tip(parent=story, ordering=5, explanation=f"<p>{ODD}</p>")
    make_text(f"<p>{LINES}</p>", parent=story, ordering=5, style="uitgelicht")
    make_comparison(parent=story, ordering=-3, lines="a | b\r\nc | d")
    make_picture(parent=story, ordering=99, image=image_file(1000, 10), alt=ODD, decorative=False)
    tip.lesson = make_lesson(parent=draft, title=ODD, topics=[topics[1]])
    tip.save()
    make_quote(parent=story, speaker=person, text=LINES, organisation=organisation)
    make_quote(parent=story, speaker_label="een “deelnemer”")
    make_quote(parent=None, speaker_label="iemand zonder verhaal")
    make_reader_tip(title="Van een lezer", lesson=tip.lesson)
    first = make_comment(
        story, taken_over=True, said_on=date(2018, 2, 1), body=LINES, kind="vraag", lesson=None
    )
    make_comment(story)
    make_comment(
        story, taken_over=True, name=ODD[:90], name_inferred=True, tip=tip, reply_to=first, badge="auteur"
    )
    term = make_term(name="tegenhanger", contrasts_with=role, aliases="één, twee", topic=topics[0])
    role.contrasts_with = term
    role.save()
    Definition.objects.create(term=term, text=LINES, judgement=ODD, story=story, ordering=-0)
    tip.slug = "nieuw-adres"
    tip.save()
    SlugHistory.objects.create(kind="stories.story", slug="nergens-heen", object_id=10**9)
    Page.objects.all().delete()
    Page.objects.bulk_create([Page(slug="over", title="Over", body="<p>Over</p>")])
    return person


def export(folder):
    call_command("export_content", folder, verbosity=0)
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_export_load_export_is_the_same_to_the_byte(tmp_path, settings, db):
    person = make_knowledge_base()
    withdraw_person(make_quote(parent=None).speaker)
    photo = person.photo.name
    first = export(tmp_path / "one")
    empty_database()
    settings.MEDIA_ROOT = tmp_path / "other-media"
    load_folder(tmp_path / "one")
    assert export(tmp_path / "two") == first
    assert f"mensen/{person.slug}" not in first
    pictures = {f"media/{Picture.objects.get().image.name}", f"media/{photo}"}
    assert {"tips.toml", "citaten.toml", "paginas.toml", "oude-adressen.toml"} | pictures <= set(first)
    assert len([name for name in first if name.startswith("verhalen/")]) == Story.objects.count() == 2
    load_folder(tmp_path / "two")
    assert export(tmp_path / "three") == first


def test_line_ends_and_odd_characters_come_back_as_they_may_be_stored(tmp_path, settings, db):
    make_knowledge_base()
    export(tmp_path / "one")
    empty_database()
    load_folder(tmp_path / "one")
    assert Story.objects.get(title__startswith="Titel").lead == clean_plaintext(LINES)
    assert Definition.objects.get(story__isnull=False).judgement == clean_line(ODD)
    assert [t.name for t in Story.objects.get(title__startswith="Titel").topics.all()] == [
        "a & ‘b’",
        "b",
    ]


def test_starter_content_comes_back_as_it_was_loaded(tmp_path, db):
    call_command("load_starter_content", verbosity=0)
    first = export(tmp_path / "one")
    empty_database()
    load_folder(tmp_path / "one")
    assert export(tmp_path / "two") == first


def test_everything_of_the_test_folder_is_exported(tmp_path, db):
    """The folder is as short as it can be, so each line of it must be in the export."""
    folder = write_folder(tmp_path / "content")
    load_folder(folder)
    files = export(tmp_path / "out")
    given = {"image": "verhalen/groep.png", "photo": "mensen/robin.png"}
    for name, text in ALL.items():
        written = tomllib.loads(files[name].decode())
        for picture in (Picture.objects.get().image, Practitioner.objects.get().photo):
            text = text.replace(given[picture.field.name], picture.name)
        assert written == tomllib.loads(text)
    story = files["verhalen/het-begin.toml"].decode()
    assert '[[story.contributions]]\npractitioner = "robin-de-vries"\nrole = "projectleider"\n' in story
    assert 'body = """\n<p>Een alinea\nvan twee regels.</p>"""\n' in story


def test_a_folder_with_something_in_it_is_refused(tmp_path, db):
    (tmp_path / "notes.txt").write_text("van mij")
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export_content", tmp_path)
    with pytest.raises(CommandError, match="is not empty"):
        call_command("export_content", tmp_path / "notes.txt")
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_a_missing_picture_is_named_and_nothing_is_written(tmp_path, db):
    picture = make_picture(alt="Een groep").image
    picture.storage.delete(picture.name)
    with pytest.raises(CommandError, match="of picture “Een groep” is not in the media"):
        call_command("export_content", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_empty_knowledge_base_has_no_files(tmp_path, db):
    Page.objects.all().delete()
    assert export(tmp_path / "out") == {}
