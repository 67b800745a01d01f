"""The editor on a developer's machine: made once, the same afterwards, and never in production."""

import re

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from netwerk.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings, tmp_path):
    """The file with the password, in a checkout of its own."""
    settings.DEBUG = True
    settings.BASE_DIR = tmp_path
    return tmp_path / ".local" / "redacteur.txt"


@pytest.fixture
def create(capsys):
    def run(port: int = 8000) -> str:
        call_command("create_local_editor", port=port)
        return capsys.readouterr().out

    return run


def login_in(output: str) -> User | None:
    """Log in with what was printed."""
    words = re.search(r"as (\S+) with password (\S+)", output)
    assert words
    return authenticate(username=words[1], password=words[2])


def test_the_printed_password_logs_in_as_superuser(kept, create):
    output = create(port=8001)
    assert "http://127.0.0.1:8001/beheer/" in output
    user = login_in(output)
    assert user
    assert user.is_superuser


def test_the_password_is_kept_for_its_owner_only(kept, create):
    create()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_later_run_prints_the_same(kept, create):
    assert create() == create()
    assert User.objects.count() == 1


def test_a_password_that_is_lost_is_replaced(kept, create):
    before = create()
    kept.unlink()
    after = create()
    assert f"{kept} was gone: redactie has a new password." in after
    assert login_in(after)
    assert not login_in(before)


def test_a_file_of_something_else_is_replaced_and_private(kept, create):
    kept.parent.mkdir()
    kept.write_text("something else\n")
    kept.chmod(0o644)
    assert login_in(create())
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_new_database_gets_a_new_account(kept, create):
    before = create()
    User.objects.all().delete()
    after = create()
    assert after != before
    assert login_in(after)


def test_a_password_that_was_changed_in_the_site_stays(kept, create):
    create()
    user = User.objects.get()
    user.set_password("een eigen wachtzin")
    user.save()
    assert f"remove {kept}" in create()
    assert authenticate(username="redactie", password="een eigen wachtzin")


def test_production_is_refused(kept, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="use createsuperuser"):
        call_command("create_local_editor")
    assert not User.objects.exists()
    assert not kept.exists()
