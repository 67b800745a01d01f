"""Topics as text: commas separate them, because one topic often has several words."""

from taggit.managers import TaggableManager

from netwerk.content.names import tidy


class TopicsManager(TaggableManager):
    """To a form it gives what was fetched for many rows at once, as Django's own field for many does."""

    def value_from_object(self, obj):
        return list(getattr(obj, self.name).all()) if obj.pk else []

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "taggit.managers.TaggableManager", args, kwargs


def topics_from_string(text: str) -> list[str]:
    """``"#warme netwerken, vertrouwen,,"`` gives ``["vertrouwen", "warme netwerken"]``."""
    names = {tidy(part.strip().lstrip("#")) for part in text.split(",")}
    return sorted(names - {""})


def string_from_topics(topics) -> str:
    return ", ".join(sorted(topic.name for topic in topics))
