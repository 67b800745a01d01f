"""Old addresses; the model stands beside the addresses themselves."""

from .slugs import SlugHistory

__all__ = ["SlugHistory"]
