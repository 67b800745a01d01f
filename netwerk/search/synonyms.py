"""Words that mean the same: our own list to start with, and the groups that editors add."""

from django.apps import apps

from . import dutch


def split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def forms_of(words: str) -> list[str]:
    return sorted({dutch.form(token) for token in dutch.tokens(words)})


def groups_with(forms: list[str]) -> list[frozenset[str]]:
    """The groups of editors that have any of these forms."""
    groups = apps.get_model("search", "SynonymGroup").objects  # the model is made of the functions above
    found = groups.filter(forms__overlap=forms) if forms else ()
    return [frozenset(group.forms) for group in found]
