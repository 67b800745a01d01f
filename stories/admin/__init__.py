"""The editors' side of stories, and of what readers say about them."""

from stories.privacy import admin as privacy

from . import comments, reports, series, story

__all__ = ["comments", "privacy", "reports", "series", "story"]
