"""Topics as text: commas separate them, because one topic often has several words."""

from .names import tidy


def topics_from_string(text: str) -> list[str]:
    """``"#warme netwerken, vertrouwen,,"`` gives ``["vertrouwen", "warme netwerken"]``."""
    names = {tidy(part.strip().lstrip("#")) for part in text.split(",")}
    return sorted(names - {""})


def string_from_topics(topics) -> str:
    return ", ".join(sorted(topic.name for topic in topics))
