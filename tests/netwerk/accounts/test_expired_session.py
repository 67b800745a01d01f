"""An editor whose session ended while writing: after logging in, with the code too, the text is in the form again."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from netwerk.accounts import resume
from stories.models import Story
from tests.admin_form import as_sent
from tests.factories import image_file, make_draft, make_editor, make_picture, make_text
from tests.history import change_url
from tests.reader import by_id, page_text, texts, tree

pytestmark = pytest.mark.django_db
PASSWORD = "lang genoeg wachtwoord"
TYPED = "Een zin met “aanhalingstekens” & <b>tekens</b>\r\nop twee regels."


@pytest.fixture
def user():
    return make_editor(username="sam")


@pytest.fixture
def editor(user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


@pytest.fixture
def story():
    story = make_draft(title="Oud", lead="Oud")
    make_text(parent=story)
    return story


def ended(editor, url, **changes):
    """What is answered to a form that is sent after the session ended."""
    form = as_sent(editor.get(url), **changes)
    Session.objects.all().delete()
    return editor.post(url, form)


def form_on(page):
    """All that the form on the page sends, with the fields elsewhere that belong to it."""
    found: dict[str, list[str]] = {}
    for field in tree(page).iter():
        name, kind = field.get("name"), field.get("type")
        if name and field.tag in {"input", "textarea"} and kind != "submit":
            value = field.text if field.tag == "textarea" else field.get("value")
            found.setdefault(name, []).append(value or "")
    return found


def log_in(editor, page, name="sam"):
    return editor.post("/beheer/login/", form_on(page) | {"username": name, "password": PASSWORD})


def go_on(editor, page):
    """Press the button, on a page that holds what was typed."""
    addresses = [form.get("action", "") for form in tree(page).iter("form")]
    to = next(address for address in addresses if address.endswith(("/add/", "/change/")))
    return editor.post(to, form_on(page))


def test_text_is_in_the_form_after_logging_in(editor, story):
    page = ended(editor, change_url(story), lead=TYPED, **{"texts-0-body": "<p>Getypt</p>"})
    assert page.status_code == 403
    assert "Wat je schreef, is er nog" in page_text(page)
    again = go_on(editor, log_in(editor, page))
    assert again.status_code == 200
    form = as_sent(again)
    assert form["lead"][0].replace("\r\n", "\n") == TYPED.replace("\r\n", "\n")
    assert form["texts-0-body"] == ["<p>Getypt</p>"]
    assert Story.objects.get().lead == "Oud"
    assert editor.post(change_url(story), form).status_code == 302
    assert Story.objects.get().texts.get().body == "<p>Getypt</p>"


def test_text_survives_the_code_too(editor, story, user, settings):
    settings.SECOND_FACTOR = True
    app = TOTPDevice.objects.create(user=user, name="App")
    editor = Client(enforce_csrf_checks=True)
    form = {"title": "Getypt", "lead": TYPED, "schrijver": resume.sign_writer(user)}
    first = editor.get("/beheer/login/")
    page = editor.post(change_url(story), form | form_on(first))
    page = log_in(editor, page)
    assert texts(page, "h1") == ["Vul de code uit je app in"]
    wrong = editor.post(reverse("admin:second-factor-code"), form_on(page) | {"code": "000000"})
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    code = f"{totp(app.bin_key):06}"
    page = editor.post(reverse("admin:second-factor-code"), form_on(wrong) | {"code": code})
    assert as_sent(go_on(editor, page))["title"] == ["Getypt"]


def test_a_wrong_password_loses_nothing(editor, story):
    page = ended(editor, change_url(story), lead=TYPED)
    page = editor.post("/beheer/login/", form_on(page) | {"username": "sam", "password": "fout"})
    assert as_sent(go_on(editor, log_in(editor, page)))["title"] == ["Oud"]


def test_a_new_story_is_carried_too(editor):
    page = ended(editor, "/beheer/stories/story/add/", title="Nieuw", lead=TYPED)
    assert as_sent(go_on(editor, log_in(editor, page)))["title"] == ["Nieuw"]
    assert not Story.objects.exists()


def test_what_somebody_else_saved_meanwhile_is_told(editor, story):
    page = ended(editor, change_url(story), lead=TYPED)
    Story.objects.update(title="Van een ander")
    assert by_id(go_on(editor, log_in(editor, page)), "intussen") is not None


def test_csrf_token_that_is_old_keeps_the_text_of_an_editor(editor, story):
    form = as_sent(editor.get(change_url(story)), lead=TYPED, csrfmiddlewaretoken="x" * 64)
    page = editor.post(change_url(story), form)
    assert page.status_code == 403
    assert as_sent(go_on(editor, page))["title"] == ["Oud"]
    assert Story.objects.get().lead == "Oud"


def test_somebody_else_who_logs_in_is_not_given_the_text(editor, story):
    make_editor(username="robin", password=PASSWORD)
    page = log_in(editor, ended(editor, change_url(story), lead=TYPED), "robin")
    assert texts(page, "h1") == ["Deze tekst is van een ander account"]
    assert "aanhalingstekens" not in page.content.decode()
    assert Story.objects.get().lead == "Oud"


def test_nor_is_who_only_has_to_give_a_code_yet(editor, story, settings):
    other = make_editor(username="robin", password=PASSWORD)
    TOTPDevice.objects.create(user=other, name="App")
    page = ended(editor, change_url(story), lead=TYPED)
    settings.SECOND_FACTOR = True
    assert texts(log_in(editor, page, "robin"), "h1") == ["Deze tekst is van een ander account"]


def test_somebody_else_who_logged_in_in_another_window_is_not_given_it_either(editor, story):
    make_editor(username="robin", password=PASSWORD)
    form = as_sent(editor.get(change_url(story)), lead=TYPED)
    Session.objects.all().delete()
    log_in(editor, editor.get("/beheer/login/"), "robin")
    page = editor.post(change_url(story), form)
    assert page.status_code == 403
    assert texts(page, "h1") == ["Deze tekst is van een ander account"]
    assert Story.objects.get().lead == "Oud"


@pytest.mark.parametrize(
    "writer", ["", "1", signing.dumps(1, salt="iets anders")], ids=["none", "not signed", "of another form"]
)
def test_form_that_does_not_say_whose_it_is_is_not_carried(editor, story, writer):
    page = ended(editor, change_url(story), lead=TYPED, schrijver=writer)
    assert page.status_code == 302


def test_picture_that_was_chosen_is_told_of_and_the_rest_is_there(editor, story):
    make_picture(parent=story, alt="Een tafel")
    changes = {"lead": TYPED, "pictures-0-caption": "Nieuw onderschrift", "pictures-0-image": image_file()}
    page = log_in(editor, ended(editor, change_url(story), **changes))
    assert "Had je een afbeelding gekozen? Die kies je opnieuw." in page_text(page)
    form = as_sent(go_on(editor, page))
    assert form["pictures-0-caption"] == ["Nieuw onderschrift"]
    assert editor.post(change_url(story), form).status_code == 302
    picture = story.pictures.get()
    assert (picture.caption, bool(picture.image)) == ("Nieuw onderschrift", True)


def test_form_that_another_site_sends_shows_nothing_of_it(editor, story):
    answer = editor.post(change_url(story), {"lead": TYPED}, headers={"origin": "https://kwaad.example"})
    assert answer.status_code == 403
    assert "Ga verder met wat je schreef" not in page_text(answer)


def test_nothing_of_the_text_is_kept_on_the_server_or_in_an_address(editor, story):
    page = ended(editor, change_url(story), lead="geheimpje")
    answer = log_in(editor, page)
    assert answer.status_code == 200
    assert all("geheimpje" not in str(one.get_decoded()) for one in Session.objects.all())
    addresses = [
        element.get(name, "") for element in tree(answer).iter() for name in ("href", "action", "src")
    ]
    assert not any("geheimpje" in address for address in addresses)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "url", ["/beheer/accounts/user/add/", "/beheer/password_change/", "/beheer/auth/group/add/"]
)
def test_passwords_and_rights_are_never_carried(editor, url):
    page = ended(editor, url, password1="lang genoeg ww", old_password=PASSWORD)
    assert page.status_code == 302


def test_password_in_any_form_is_left_out(editor, story):
    page = ended(editor, change_url(story), password="geheimpje", New_Password="geheimpje")
    assert "geheimpje" not in page.content.decode()


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "x",
        "[]",
        "null",
        '{"to": 1, "fields": 2}',
        '{"to": "//kwaad.example/", "fields": []}',
        '{"to": "javascript:alert(1)", "fields": []}',
        '{"to": "/beheer/accounts/user/add/", "fields": []}',
        '{"to": "/beheer/stories/story/add/", "fields": [["a"]]}',
        "[" * 5000,
    ],
)
def test_hostile_carried_form_is_dropped(user, carried):
    client = Client()
    login = {"username": "sam", "password": PASSWORD, "meegenomen_formulier": carried}
    assert client.post("/beheer/login/", login).status_code == 302


def test_hostile_text_that_is_carried_stays_text(user):
    client, hostile = Client(), '</textarea><script>alert(1)</script><textarea name="x">'
    fields = [["lead", hostile], [f'"><script>{hostile}', "x"], ["schrijver", resume.sign_writer(user)]]
    text = json.dumps({"to": "/beheer/stories/story/add/", "fields": fields})
    page = client.post(
        "/beheer/login/", {"username": "sam", "password": PASSWORD, "meegenomen_formulier": text}
    )
    assert page.status_code == 200
    assert list(tree(page).find(".//main").iter("script")) == []
