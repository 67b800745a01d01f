"""The log of merges; the model stands beside merging itself."""

from .merging.models import Merge

__all__ = ["Merge"]
