"""A4.1 and row 27: a password alone opens nothing."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from netwerk.accounts import second_factor
from tests.admin_form import as_sent
from tests.authenticator import code_of, give_app
from tests.factories import make_editor, make_story
from tests.reader import page_text, texts

pytestmark = pytest.mark.django_db
PASSWORD = "lang genoeg wachtwoord"
START, CODE = "/beheer/", "/beheer/tweede-factor/code/"
SET_UP, OVERVIEW = "/beheer/tweede-factor/instellen/", "/beheer/tweede-factor/"


@pytest.fixture(autouse=True)
def compulsory(settings):
    settings.SECOND_FACTOR = True


@pytest.fixture
def editor():
    return make_editor(username="sam")


@pytest.fixture
def app(editor):
    return give_app(editor)


def log_in(client, going_to=START):
    login = {"username": "sam", "password": PASSWORD, "next": going_to}
    return client.post("/beheer/login/", login, follow=True)


def is_in(client) -> bool:
    return client.get(START).status_code == 200


def throttled(model, **fields):
    """As if the last mistake was long ago."""
    model.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(days=1), **fields)


def test_editor_without_an_app_is_led_to_setting_it_up(client, editor):
    page = log_in(client)
    assert page.request["PATH_INFO"] == SET_UP
    assert texts(page, "h1") == ["Stel inloggen met een code in"]


def test_password_alone_opens_no_page_of_the_admin(client, editor):
    story = make_story()
    log_in(client)
    for name in ["index", "stories_story_changelist", "password_change", "jsi18n", "autocomplete"]:
        assert client.get(reverse(f"admin:{name}")).status_code == 302, name
    assert client.post(f"/beheer/stories/story/{story.pk}/change/", {"title": "Anders"}).status_code == 302
    story.refresh_from_db()
    assert story.title != "Anders"


def test_page_before_the_code_has_no_menu(client, editor):
    page = log_in(client).content.decode()
    assert "nav-sidebar" not in page
    assert "/beheer/stories/" not in page


def set_up(client, editor):
    page = client.get(SET_UP)
    device = second_factor.device_of(editor, as_sent(page)["key"][0])
    return client.post(SET_UP, as_sent(page, code=code_of(device)))


def test_setting_up_lets_in_and_shows_ten_codes_once(client, editor):
    log_in(client)
    codes = [code.replace(" ", "") for code in texts(set_up(client, editor), "ul[@class='codes']/li")]
    assert len(set(codes)) == 10
    assert is_in(client)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert kept == {second_factor.code_digest(code) for code in codes}
    assert not kept & set(codes)
    assert not any(code in page_text(client.get(OVERVIEW)) for code in codes)


def test_looking_at_the_page_stores_nothing(client, editor):
    log_in(client)
    client.get(SET_UP)
    assert not TOTPDevice.objects.exists()


def test_wrong_code_sets_nothing_up_and_keeps_the_key(client, editor):
    log_in(client)
    first = client.get(SET_UP)
    again = client.post(SET_UP, as_sent(first, code="000 000"))
    assert "Deze code klopt niet" in page_text(again)
    assert as_sent(again)["key"] == as_sent(first)["key"]
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "\0", "verzonnen:handtekening", "somebody else"])
def test_forged_key_gets_a_new_one(client, editor, key):
    key = second_factor.new_key(make_editor()) if key == "somebody else" else key
    log_in(client)
    page = client.post(SET_UP, {"key": key, "code": "123456"})
    assert page.status_code == 200
    assert as_sent(page)["key"] != [key]
    assert not TOTPDevice.objects.exists()


def test_code_lets_in_and_leads_to_where_somebody_was_going(client, app):
    page = log_in(client, "/beheer/stories/story/")
    assert texts(page, "h1") == ["Vul de code uit je app in"]
    key = client.session.session_key
    answer = client.post(CODE, as_sent(page, code=code_of(app)))
    assert answer.url == "/beheer/stories/story/"
    assert is_in(client)
    assert client.session.session_key != key


def test_code_does_not_lead_to_another_site(client, app):
    log_in(client)
    assert client.post(CODE, {"code": code_of(app), "next": "//kwaad.example/"}).url == START


def test_code_works_once(client, app):
    log_in(client)
    code = code_of(app)
    client.post(CODE, {"code": code})
    client.logout()
    log_in(client)
    assert "Deze code klopt niet, of is al gebruikt." in page_text(client.post(CODE, {"code": code}))
    assert not is_in(client)
    throttled(TOTPDevice)
    client.post(CODE, {"code": code_of(app, later=1)})
    assert is_in(client)


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "١٢٣٤٥٦", "1" * 40, "12345\0", "-123456"])
def test_what_is_no_code_is_refused(client, app, code):
    log_in(client)
    assert client.post(CODE, {"code": code}).status_code == 200
    assert not is_in(client)


def test_wrong_codes_are_slowed_down(client, app):
    log_in(client)
    wrong = f"{(int(code_of(app)) + 1) % 10**6:06}"
    answers = [client.post(CODE, {"code": wrong}) for _ in range(2)]
    assert answers[1].status_code == 429
    assert "Wacht 1 seconde en vul dan een nieuwe code in." in page_text(answers[1])
    assert "code" not in as_sent(answers[1]) or as_sent(answers[1])["code"] == [""]
    assert int(answers[1].headers["Retry-After"]) >= 1
    assert client.post(CODE, {"code": code_of(app)}).status_code == 429
    throttled(TOTPDevice, throttling_failure_count=1)
    assert client.post(CODE, {"code": code_of(app)}).status_code == 302


def test_spare_code_lets_in_once(client, app):
    codes = second_factor.new_spare_codes(app.user)
    log_in(client)
    client.post(CODE, {"code": f"{codes[0][:5]} {codes[0][5:]}"})
    assert is_in(client)
    client.logout()
    log_in(client)
    client.post(CODE, {"code": codes[0]})
    assert not is_in(client)
    assert second_factor.spare_codes_left(app.user) == 9


def test_who_has_an_app_replaces_it_only_after_its_code(client, app):
    log_in(client)
    assert client.get(SET_UP).url == CODE
    assert client.post(SET_UP, {"key": second_factor.new_key(app.user), "code": "1"}).url == CODE
    assert client.post("/beheer/tweede-factor/reservecodes/").url == OVERVIEW
    client.post(CODE, {"code": code_of(app)})
    set_up(client, app.user)
    assert TOTPDevice.objects.get().key != app.key
    assert is_in(client)


def test_new_spare_codes_replace_the_old_ones(client, app):
    old = second_factor.new_spare_codes(app.user)
    log_in(client)
    client.post(CODE, {"code": code_of(app)})
    assert "Je hebt nog 10 reservecodes." in page_text(client.get(OVERVIEW))
    assert client.get("/beheer/tweede-factor/reservecodes/").status_code == 405
    client.post("/beheer/tweede-factor/reservecodes/")
    assert second_factor.device_for_code(app.user, old[0]) is None


def test_half_logged_in_can_log_out(client, app):
    log_in(client)
    assert client.post("/beheer/logout/").status_code == 200
    assert client.get(CODE).url.startswith("/beheer/login/")


def test_code_of_one_editor_is_of_no_use_to_another(client, app):
    other = give_app(make_editor())
    log_in(client)
    client.post(CODE, {"code": code_of(other)})
    assert not is_in(client)


def test_superuser_resets_it_and_ends_the_sessions(client, app):
    log_in(client)
    client.post(CODE, {"code": code_of(app)})
    boss = type(client)()
    boss_app = give_app(make_editor(username="baas"))
    boss.force_login(boss_app.user)
    boss.post(CODE, {"code": code_of(boss_app)})
    sent = {"action": "reset_second_factor", "_selected_action": [app.user_id]}
    boss.post("/beheer/accounts/user/", sent)
    assert not second_factor.has_app(app.user)
    assert client.get(START).url.startswith("/beheer/login/")
    assert Session.objects.count() == 1


def test_operator_resets_it(app, capsys):
    call_command("reset_second_factor", "sam")
    assert not second_factor.has_app(app.user)
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "onbekend")


def test_locally_it_is_for_who_wants_it(client, editor, settings):
    settings.SECOND_FACTOR = False
    assert log_in(client).request["PATH_INFO"] == START
    client.logout()
    give_app(editor)
    assert log_in(client).request["PATH_INFO"] == CODE
    assert not is_in(client)
