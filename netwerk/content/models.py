"""Old addresses; the model stands beside the addresses themselves."""

from .slugs import OldAddress

__all__ = ["OldAddress"]
