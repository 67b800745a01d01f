"""docs/verwerkingen.md names every field that is stored; docs/datalek.md says what to do when data leaks."""

import re
from pathlib import Path

from django.apps import apps

from netwerk.privacy import retention

DOCS = Path(__file__).parent.parent / "docs"
REGISTER = (DOCS / "verwerkingen.md").read_text()
ROW = re.compile(r"^\| `([\w.]+)` \| (.*) \| (.*) \|$", re.MULTILINE)
NAME = re.compile(r"`(\w+)`")


def stored() -> dict[str, set[str]]:
    """Every table by its model, without those of the history: they hold the fields of their model."""
    models = (model for model in apps.get_models() if not model.__name__.startswith("Historical"))
    return {m._meta.label: {f.name for f in m._meta.get_fields() if f.concrete} for m in models}


def without_personal_data() -> set[str]:
    return set(re.findall(r"^- `([\w.]+)`$", REGISTER, re.MULTILINE))


def test_every_table_is_in_the_register_once():
    listed = [label for label, *_ in ROW.findall(REGISTER)] + sorted(without_personal_data())
    assert sorted(listed) == sorted(stored())


def test_every_field_of_a_table_with_personal_data_is_listed():
    fields = stored()
    for label, personal, other in ROW.findall(REGISTER):
        assert NAME.findall(personal), label
        assert sorted(NAME.findall(personal) + NAME.findall(other)) == sorted(fields[label]), label


def test_every_processing_has_a_purpose_a_ground_a_period_and_readers():
    for section in REGISTER.split("\n## ")[1:-1]:
        for fact in ("Doel", "Grondslag", "Bewaren", "Wie ziet het"):
            assert re.search(rf"^- \*\*{fact}:\*\* \w", section, re.MULTILINE), (section[:40], fact)


def test_periods_of_the_register_are_those_of_the_code():
    days = {"30 dagen": retention.REFUSED, "14 dagen": retention.UNCONFIRMED, "1 jaar": retention.ADDRESS}
    days |= {"2 jaar": retention.UNUSED_ACCOUNT, "3 jaar": retention.RIGHTS_CHANGE}
    for words, period in days.items():
        number, unit = words.split()
        assert period.days == int(number) * (365 if unit == "jaar" else 1), words
        assert words in REGISTER


def test_page_about_leaks_names_the_limits_of_the_law_and_commands_that_exist():
    page = (DOCS / "datalek.md").read_text()
    assert "binnen 72 uur" in page
    assert "binnen één maand" in page
    commands = set(re.findall(r"manage\.py (\w+)", page))
    assert commands == {"reset_second_factor", "erase_person", "list_rights"}
