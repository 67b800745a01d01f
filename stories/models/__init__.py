from .blocks import Comparison, Picture, Text
from .comment import Comment, CommentVersion
from .contribution import Contribution
from .report import Correction, Report
from .series import Series
from .story import Story, TaggedStory

__all__ = [
    "Comment",
    "CommentVersion",
    "Comparison",
    "Contribution",
    "Correction",
    "Picture",
    "Report",
    "Series",
    "Story",
    "TaggedStory",
    "Text",
]
