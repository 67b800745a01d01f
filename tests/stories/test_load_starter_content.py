import pytest
from django.core.management import CommandError, call_command

from netwerk.content.models import SlugHistory
from netwerk.content.pictures import take_over
from netwerk.pages.models import Page
from practices.models import Lesson, Organisation, Practitioner, Quote, Term, Tip, Topic
from practices.withdrawal import withdraw_person
from stories.content.errors import ContentError
from stories.content.load import CHANGED, NEW, PRESENT, load_folder
from stories.models import Picture, Story
from tests.content import STORY, snapshot, write_folder
from tests.factories import make_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "site-media"


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "content")


def test_starter_content_is_loaded_once(capsys):
    call_command("load_starter_content")
    stories = list(Story.objects.values_list("slug", "updated_at"))
    call_command("load_starter_content")
    assert stories
    assert list(Story.objects.values_list("slug", "updated_at")) == stories
    assert f"Story: {len(stories)} already there" in capsys.readouterr().out


def test_starter_content_is_left_out_when_there_is_a_story(capsys):
    make_story()
    call_command("load_starter_content", if_empty=True)
    assert Story.objects.count() == 1
    assert capsys.readouterr().out == "There are stories, so nothing was loaded.\n"


def test_load_content_tells_what_it_made(folder, capsys):
    call_command("load_content", folder)
    output = capsys.readouterr().out.splitlines()
    assert "Story: 2 new" in output
    assert "Lesson: 2 new" in output
    assert "Practitioner: 1 new" in output


def test_load_content_says_that_nothing_was_loaded(tmp_path):
    with pytest.raises(CommandError, match=r"Nothing was loaded\.\nThere is no folder .*"):
        call_command("load_content", tmp_path / "nergens")


def test_all_references_are_resolved_whatever_the_order(folder):
    load_folder(folder)
    story, other = Story.objects.order_by("slug")
    tip, lesson = Tip.objects.get(slug="vraag-door"), Lesson.objects.get(slug="houd-vol")
    keten, network = Term.objects.get(slug="keten"), Term.objects.get(slug="netwerk")
    person = Practitioner.objects.get()
    assert (list(story.related.all()), list(other.related.all())) == ([other], [story])
    assert (tip.lesson, tip.parent, lesson.parent) == (lesson, story, other)
    assert (keten.contrasts_with, network.contrasts_with) == (network, keten)
    assert [(d.text, d.story) for d in network.definitions.all()] == [
        ("Losser dan een keten.", story),
        ("Mensen die elkaar nodig hebben.", None),
    ]
    assert Topic.objects.get(slug="samen-werken").merged_into == Topic.objects.get(slug="samenwerken")
    assert list(person.network_roles.all()) == [Term.objects.get(slug="netwerkcoordinator")]
    assert [c.practitioner for c in story.contributions.all()] == [person]
    assert [t.slug for t in story.topics.all()] == ["samenwerken"]


def test_blocks_stand_in_the_order_of_the_file(folder):
    load_folder(folder)
    story = Story.objects.get(slug="het-begin")
    blocks = [block for model in Story.block_models() for block in model.objects.filter(parent=story)]
    in_order = [(b.ordering, b._meta.model_name) for b in sorted(blocks, key=lambda b: b.ordering)]
    assert in_order == [
        (10, "text"),
        (20, "lesson"),
        (30, "tip"),
        (40, "quote"),
        (50, "picture"),
        (60, "comparison"),
    ]


def test_what_follows_from_other_fields_is_filled_in(folder):
    load_folder(folder)
    story = Story.objects.get(slug="het-begin")
    picture = Picture.objects.get()
    assert Tip.objects.get(slug="vraag-door").published_at == story.published_at
    assert Tip.objects.get(slug="bel-eens").published_at.month == 3
    assert Practitioner.objects.get().sort_name.startswith("vries")
    assert (picture.width, picture.height) == (3, 2)
    assert story.word_count > 10
    assert Story.objects.published().get() == story


def test_loading_twice_changes_nothing(folder):
    first = load_folder(folder)
    before = snapshot()
    second = load_folder(folder)
    assert snapshot() == before
    assert first[Story, NEW] == second[Story, PRESENT] == 2
    assert not [key for key in second if key[1] != PRESENT]


def test_what_an_editor_changed_is_kept(folder):
    load_folder(folder)
    story = Story.objects.get(slug="het-begin")
    story.title = "Een betere titel"
    story.save()
    Quote.objects.all().delete()
    load_folder(folder)
    story.refresh_from_db()
    assert story.title == "Een betere titel"
    assert not Quote.objects.exists()


def test_what_is_missing_is_made_again(folder):
    load_folder(folder)
    Story.objects.get(slug="het-begin").delete()
    counts = load_folder(folder)
    assert (counts[Story, NEW], counts[Story, PRESENT]) == (1, 1)
    assert Lesson.objects.count() == 2


def test_an_object_with_a_new_address_is_not_made_again(folder):
    load_folder(folder)
    organisation = Organisation.objects.get()
    organisation.slug = "voorbeeld"
    organisation.save()
    Story.objects.get(slug="het-begin").delete()
    load_folder(folder)
    assert Quote.objects.get().organisation == Organisation.objects.get() == organisation


def test_a_withdrawn_person_does_not_come_back(folder):
    load_folder(folder)
    withdraw_person(Practitioner.objects.get())
    Story.objects.get(slug="het-begin").delete()
    load_folder(folder)
    person = Practitioner.objects.get()
    assert "Robin" not in person.name
    assert Quote.objects.get().speaker == person


def test_a_person_who_was_removed_for_good_cannot_be_referred_to(folder):
    load_folder(folder)
    Story.objects.get(slug="het-begin").delete()
    withdraw_person(Practitioner.objects.get())
    Practitioner.objects.get().delete()
    with pytest.raises(ContentError, match="field speaker: “robin-de-vries” was removed from the site"):
        load_folder(folder)
    assert not Practitioner.objects.exists()


def test_pages_are_replaced_until_somebody_edits_them(tmp_path):
    Page.objects.all().delete()
    Page.objects.bulk_create([Page(slug="over", title="Over", lead="Oud", body="<p>Oud</p>")])
    text = '[[page]]\nslug = "over"\ntitle = "Over ons"\nbody = "<p>Nieuw</p>"\n'
    folder = write_folder(tmp_path / "content", {"paginas.toml": text})
    assert load_folder(folder)[Page, CHANGED] == 1
    page = Page.objects.get()
    assert (page.title, page.lead, page.body) == ("Over ons", "", "<p>Nieuw</p>")
    write_folder(folder, {"paginas.toml": text.replace("ons", "jullie")})
    assert load_folder(folder)[Page, PRESENT] == 1
    assert Page.objects.get().title == "Over ons"


def test_a_missing_page_is_made(tmp_path):
    text = '[[page]]\nslug = "colofon"\ntitle = "Colofon"\nbody = "<p>Wij</p>"\n'
    assert load_folder(write_folder(tmp_path / "content", {"paginas.toml": text}))[Page, NEW] == 1


def test_old_addresses_lead_to_their_object(folder):
    old = '[[old_address]]\nkind = "practices.lesson"\nslug = "klein"\ntarget = "begin-klein"\n'
    gone = '[[old_address]]\nkind = "stories.story"\nslug = "weg"\ngone = true\n'
    write_folder(folder, {"oude-adressen.toml": old + gone})
    load_folder(folder)
    load_folder(folder)
    lesson = Lesson.objects.get(slug="begin-klein")
    rows = SlugHistory.objects.order_by("slug").values_list("slug", "object_id", "gone")
    assert list(rows) == [("klein", lesson.pk, False), ("weg", 0, True)]


def test_a_picture_that_is_there_already_is_not_stored_twice(folder, settings):
    load_folder(folder)
    name = Picture.objects.get().image.name
    Story.objects.get(slug="het-begin").delete()
    load_folder(folder)
    assert Picture.objects.get().image.name == name
    assert [f"verhalen/{p.name}" for p in (settings.MEDIA_ROOT / "verhalen").iterdir()] == [name]


def test_another_picture_with_the_same_name_is_kept(folder, settings):
    name = take_over("groep.png", (folder / "media/verhalen/groep.png").read_bytes()).name
    stored = settings.MEDIA_ROOT / "verhalen" / name
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"een andere")
    load_folder(folder)
    assert stored.read_bytes() == b"een andere"
    assert Picture.objects.get().image.name != f"verhalen/{name}"


def test_nothing_is_left_when_the_last_step_fails(folder, settings):
    wrong = STORY.replace('related = ["het-vervolg"]', 'related = ["het-vervolgg"]')
    write_folder(folder, {"verhalen/het-begin.toml": wrong})
    before = snapshot()
    with pytest.raises(ContentError, match="Do you mean “het-vervolg”"):
        load_folder(folder)
    assert snapshot() == before
    assert not [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
