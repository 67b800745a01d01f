import pytest

from netwerk.content.pictures import is_own
from practices.models import Practitioner
from stories.content.load import load_folder
from stories.models import Picture
from tests.content import error_of, write_folder, write_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "site-media"


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    folder = write_folder(tmp_path / "content")
    write_picture(tmp_path / "geheim.png")
    (folder / "media/verhalen/groep.png").unlink()
    (folder / "media/verhalen/groep.png").symlink_to(tmp_path / "geheim.png")
    assert "field image: media/verhalen/groep.png leads to a file outside media/" in error_of(folder)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Kies een afbeelding in JPEG, PNG of WebP."),
        (b"<svg/>", "Dit is een tekening (SVG)."),
        (b"\x89PNG\r\n\x1a\nkapot", "Deze afbeelding is kapot of niet volledig."),
    ],
)
def test_a_file_that_is_no_picture_is_refused(tmp_path, content, reason):
    (write_folder(tmp_path) / "media/verhalen/groep.png").write_bytes(content)
    assert f"field image: the site refuses this, telling editors: “{reason}" in error_of(tmp_path)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("netwerk.content.pictures._check_size.__defaults__", (4,))
    assert "Deze afbeelding heeft 3 bij 2 beeldpunten." in error_of(write_folder(tmp_path))


def test_what_is_stored_is_ours_and_not_the_file_of_the_folder(tmp_path, settings):
    load_folder(write_folder(tmp_path / "content"))
    for stored in (Picture.objects.get().image, Practitioner.objects.get().photo):
        with stored.open() as file:
            assert is_own(stored.name.rpartition("/")[2], file.read())
    assert not list(settings.MEDIA_ROOT.rglob("*.png"))
