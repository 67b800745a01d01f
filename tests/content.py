"""Content folders for tests: ``write_folder(tmp_path)`` has one of everything, and all kinds of reference."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from PIL import Image

from netwerk.content.local_apps import local_apps
from netwerk.pages.models import Page

TOPICS = """
[[topic]]
slug = "samen-werken"
name = "samen werken"
merged_into = "samenwerken"

[[topic]]
slug = "samenwerken"
name = "samenwerken"
description = "<p>Over <em>samen</em> werken.</p>"
featured = true
"""
ORGANISATIONS = """
[[organisation]]
slug = "gemeente-voorbeeld"
name = "Gemeente Voorbeeld"
kind = "gemeente"
"""
PEOPLE = """
[[practitioner]]
slug = "robin-de-vries"
name = "Robin de Vries"
role = "netwerkcoördinator"
organisation = "gemeente-voorbeeld"
photo = "mensen/robin.png"
photo_alt = "Robin op de fiets"
photo_consent_given_on = 2026-01-02
legal_ground = "openbaar"
network_roles = ["netwerkcoordinator"]
topics = ["samenwerken"]
"""
TERMS = """
[[term]]
slug = "keten"
name = "keten"
contrasts_with = "netwerk"

[[term]]
slug = "netwerk"
name = "netwerk"
contrasts_with = "keten"
topic = "samenwerken"

[[term.definitions]]
text = "Losser dan een keten."
story = "het-begin"

[[term.definitions]]
text = "Mensen die elkaar nodig hebben."

[[term]]
slug = "netwerkcoordinator"
name = "netwerkcoördinator"
kind = "rol"
"""
SERIES = """
[[series]]
slug = "de-reeks"
title = "De reeks"
"""
TIPS = """
[[tip]]
slug = "bel-eens"
title = "Bel eens"
contributor_name = "Marjan"
lesson = "begin-klein"
published_at = 2026-03-01T09:00:00+01:00
"""
STORY = """
[story]
slug = "het-begin"
title = "Het begin"
lead = "Drie woorden lang"
original_date = 2024-05-31
published_at = 2026-01-02T09:00:00+01:00
permission = "navertelling"
series = "de-reeks"
series_position = 1
related = ["het-vervolg"]
topics = ["samenwerken"]

[[story.contributions]]
practitioner = "robin-de-vries"
role = "projectleider"

[[blocks]]
type = "text"
body = \"\"\"
<p>Een alinea
van twee regels.</p>\"\"\"

[[blocks]]
type = "lesson"
slug = "begin-klein"
title = "Begin klein"
kind = "succesfactor"
topics = ["samenwerken"]

[[blocks]]
type = "tip"
slug = "vraag-door"
title = "Vraag door"
phase = "starten"
lesson = "houd-vol"

[[blocks]]
type = "quote"
slug = "wie-niet-belt"
text = "Wie niet belt, hoort niets."
speaker = "robin-de-vries"
organisation = "gemeente-voorbeeld"
provenance = "letterlijk"

[[blocks]]
type = "picture"
image = "verhalen/groep.png"
alt = "Een groep mensen"
credit = "Ada Test"
licence = "CC BY 4.0"

[[blocks]]
type = "comparison"
caption = "Van keten naar netwerk"
left_heading = "Van"
right_heading = "Naar"
lines = "vast | los"

[[comments]]
number = 1
name = "Marjan"
name_inferred = true
kind = "aanvulling"
said_on = 2024-06-01
tip = "vraag-door"
body = "Vertel er ook over."

[[comments]]
number = 2
name = "De schrijvers"
badge = "auteur"
reply_to = 1
body = "Dat herkennen we."
"""
NEXT_STORY = """
[story]
slug = "het-vervolg"
title = "Het vervolg"
related = ["het-begin"]

[[blocks]]
type = "lesson"
slug = "houd-vol"
title = "Houd vol"
"""
ALL = {
    "onderwerpen.toml": TOPICS,
    "organisaties.toml": ORGANISATIONS,
    "mensen.toml": PEOPLE,
    "begrippen.toml": TERMS,
    "reeksen.toml": SERIES,
    "tips.toml": TIPS,
    "verhalen/het-begin.toml": STORY,
    "verhalen/het-vervolg.toml": NEXT_STORY,
}


def write_folder(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write the files given, or one of everything; the two pictures are always there."""
    for name in ("mensen/robin.png", "verhalen/groep.png"):
        write_picture(folder / "media" / name)
    for name, text in (ALL if files is None else files).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def snapshot() -> dict:
    """All that is in the database, the history included."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in own_models()}


def own_models() -> list:
    return [model for app in local_apps() for model in app.get_models()]


def empty_database():
    """As migrations leave it: with the pages, and nothing else."""
    pages = list(Page.objects.values_list("slug", flat=True))
    tables = ", ".join(model._meta.db_table for model in own_models())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {tables} CASCADE")
    Page.objects.bulk_create([Page(slug=s, title="Nieuw", lead="Nieuw", body="<p>Nieuw</p>") for s in pages])


def error_of(folder) -> str:
    """What the operator reads when the folder is loaded; nothing may have changed."""
    before = snapshot()
    with pytest.raises(CommandError) as caught:
        call_command("load_content", folder)
    assert snapshot() == before
    return str(caught.value)


def write_picture(path: Path, size: tuple[int, int] = (3, 2)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "navy").save(path)
