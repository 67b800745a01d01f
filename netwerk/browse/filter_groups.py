"""What a page shows of a filter: the groups to choose in, and what is chosen."""

from dataclasses import dataclass
from functools import cached_property

from .facets import Option

SHORT_GROUP = 12


@dataclass
class Group:
    """A facet as the page shows it."""

    name: str
    label: str
    options: list[Option]
    few_words: bool = False

    @cached_property
    def first(self) -> list[Option]:
        """What the page shows at once: all of a short group, else what is chosen and what gives most."""
        if self.few_words or len(self.options) <= SHORT_GROUP:
            return self.options
        return sorted(self.options, key=lambda option: (not option.chosen, -option.count))[:SHORT_GROUP]

    @cached_property
    def rest(self) -> list[Option]:
        shown = {option.value for option in self.first}
        return [option for option in self.options if option.value not in shown]


@dataclass
class Chip:
    """A chosen value, and the address of the list without it."""

    group: str
    label: str
    url: str
