"""Old addresses; the model stands beside the addresses themselves."""

from .addresses import OldAddress

__all__ = ["OldAddress"]
