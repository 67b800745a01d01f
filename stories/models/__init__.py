from .blocks import Comparison, Picture, Text
from .contribution import Contribution
from .series import Series
from .story import Story, TaggedStory

__all__ = ["Comparison", "Contribution", "Picture", "Series", "Story", "TaggedStory", "Text"]
