"""``make handbook``: docs/redactie.md as a page with pictures, taken of the site itself with its starter content.

Each function brings a page to what its picture shows, and may give the part of the page to show. They run in order.
"""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Locator, Page

from stories.models import Story
from tests.browser import handbook_page
from tests.browser.desk import be_logged_in, follow, press
from tests.factories import (
    make_comment,
    make_draft,
    make_member,
    make_practitioner,
    make_quote,
    make_submission,
    make_text,
    make_tip,
    make_topic,
    make_waiting,
)

FOLDER = Path(settings.BASE_DIR, "docs", "redactie")
WIDE = {"width": 1280, "height": 760}
PICTURES: dict[str, Callable[[Page], Locator | None]] = {}


def picture(name: str):
    def keep(take: Callable[[Page], Locator | None]):
        PICTURES[name] = take
        return take

    return keep


def admin(name: str, *args: int) -> str:
    return reverse(f"admin:{name}", args=args)


def draft() -> Story:
    """One that is nearly ready: a sentence is very long, and the topic is still to be chosen."""
    found = Story.objects.filter(title="Bellen voor je mailt").first()
    if found is None:
        found = make_draft(title="Bellen voor je mailt", lead="Waarom een belletje meer doet dan een mail.")
        make_text(parent=found, body="<p>Het begon met een mailtje waarop niemand antwoord gaf.</p>")
        make_quote(parent=found, text="Bellen werkt beter dan mailen.", speaker_label="een wijkmanager")
        make_tip(parent=found, title="Bel voordat je mailt")
    return found


def open_form(page: Page) -> None:
    page.goto(admin("stories_story_change", draft().pk))


@picture("inloggen")
def log_in(page):
    page.goto("/beheer/")
    return page.locator("#container")


@picture("code-instellen")
def set_up_a_code(page):
    be_logged_in(page, make_member("redacteur", username="sam", first_name="Sam", last_name="Bos"))
    page.goto(admin("second-factor-set-up"))
    return page.locator("#container")


@picture("voorpagina")
def first_page(page):
    roles = ["redacteur", "moderator", "beheerder"]
    be_logged_in(page, make_member(*roles, username="noor", first_name="Noor", last_name="de Wit"))
    page.goto("/beheer/")


@picture("verhaal")
def story_form(page):
    page.goto(admin("stories_story_add"))


@picture("blokken")
def blocks(page):
    open_form(page)
    return page.locator(".order-machine")


@picture("klaar")
def checks(page):
    open_form(page)
    return page.locator("#klaar")


@picture("beoordelen")
def ask_for_review(page):
    draft().topics.add(make_topic("bellen"))
    page.goto(admin("stories_story_beoordelen", draft().pk))
    return page.locator("#content")


@picture("voorbeeld")
def preview(page):
    page.goto(admin("stories_story_preview", draft().pk))


@picture("voorbeeldlinks")
def preview_links(page):
    page.goto(admin("stories_story_preview_links", draft().pk))
    press(page, "Maak een link")
    return page.locator("#content")


@picture("verhalen")
def stories(page):
    page.goto(admin("stories_story_changelist"))


@picture("meer-tegelijk")
def several_at_once(page):
    page.goto(f"{admin('stories_story_changelist')}?status=gepubliceerd")
    page.locator("#action-toggle").check()
    page.get_by_role("combobox", name="Actie").select_option("Sluit de reacties")
    press(page, "Uitvoeren")
    return page.locator("#content")


@picture("geschiedenis")
def history(page):
    story = draft()
    story.lead = "Waarom een belletje soms meer doet dan tien mails."
    story.save()
    page.goto(admin("stories_story_history", story.pk))
    return page.locator("#content")


@picture("verschil")
def difference(page):
    page.goto(f"{admin('stories_story_history', draft().pk)}?van=1&naar=nu")
    return page.locator("#content")


@picture("twee-mensen")
def two_editors(page):
    open_form(page)
    page.get_by_label("Inleiding").fill("Bel eerst. Dat scheelt tien mails.")
    other = draft()
    other.lead = "Een belletje doet wonderen."
    other.save()
    press(page, "Opslaan")
    return page.locator(".meanwhile")


@picture("persoon")
def person(page):
    page.goto(admin("practices_practitioner_add"))


@picture("naam-intrekken")
def withdraw(page):
    someone = make_practitioner(name="Jo Bakker", role="wijkmanager")
    page.goto(admin("practices_practitioner_withdraw", someone.pk))
    return page.locator("#content")


@picture("samenvoegen")
def merge(page):
    gone, stays = make_topic("telefoneren"), make_topic("telefoon")
    make_tip(title="Bel morgen iemand", topics=[gone])
    page.goto(f"{admin('practices_topic_merge', gone.pk)}?doel={stays.pk}")
    return page.locator("#content")


@picture("reacties")
def comments(page):
    page.goto(admin("stories_comment_changelist"))


@picture("reactie")
def comment(page):
    follow(page, "Bekijk de reactie van Marjan")
    page.get_by_role("heading", name="Reactie van Marjan").wait_for()


@picture("inzending")
def submission(page):
    sent = make_submission(title="Zet de agenda op één vel", explanation="Dan blijft iedereen bij de les.")
    page.goto(admin("practices_submission_change", sent.pk))


@picture("gegevens-wissen")
def erase(page):
    page.goto(admin("mail_emailaddress_erase"))
    return page.locator("#content")


@picture("account")
def account(page):
    page.goto(admin("accounts_user_add"))


def fill_the_site() -> None:
    call_command("load_starter_content", verbosity=0)
    story = Story.objects.published().newest()[0]
    first = make_comment(
        story, name="Samira", body="Bij ons begint elk overleg met koffie.", age=timedelta(days=3)
    )
    make_waiting(
        story, name="Marjan", body="Dat doen wij ook. En het werkt.", reply_to=first, age=timedelta(days=2)
    )
    make_waiting(story, name="Edwin", body="Hoe vaak doe je dat?", kind="vraag", age=timedelta(hours=3))


def save(shown: Page | Locator, name: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    taken = Image.open(BytesIO(shown.screenshot()))
    taken.save(FOLDER / f"{name}.webp", quality=80, method=6)


def test_handbook_has_its_pictures(open_page, settings, transactional_db):
    """Not among the tests by its name; ``make handbook`` asks for this file."""
    fill_the_site()
    page = open_page()
    page.set_viewport_size(WIDE)
    for name, take in PICTURES.items():
        part = take(page)
        page.wait_for_load_state("networkidle")
        save(part or page, name)
    (FOLDER / "index.html").write_text(handbook_page.page(FOLDER.with_suffix(".md")), "utf-8")
