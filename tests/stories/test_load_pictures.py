import pytest

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
    assert "veld image: media/verhalen/groep.png wijst naar een bestand buiten media/" in error_of(folder)


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nkapot"])
def test_a_file_that_is_no_picture_is_refused(tmp_path, content):
    (write_folder(tmp_path) / "media/verhalen/groep.png").write_bytes(content)
    assert "veld image: dit is geen afbeelding die wij kunnen lezen" in error_of(tmp_path)


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("PIL.Image.MAX_IMAGE_PIXELS", 4)
    assert "dit is geen afbeelding die wij kunnen lezen" in error_of(write_folder(tmp_path))
