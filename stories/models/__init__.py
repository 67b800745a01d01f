from .blocks import Comparison, Picture, Text
from .comment import Comment, CommentVersion
from .contribution import Contribution
from .erasure import Erasure
from .report import Correction, Report
from .review import PreviewLink, Review
from .series import Series
from .story import Story, TaggedStory

__all__ = [
    "Comment",
    "CommentVersion",
    "Comparison",
    "Contribution",
    "Correction",
    "Erasure",
    "Picture",
    "PreviewLink",
    "Report",
    "Review",
    "Series",
    "Story",
    "TaggedStory",
    "Text",
]
