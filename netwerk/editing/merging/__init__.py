"""Two rows that are about one thing become one: what belongs to the first moves to the second, and can go back.

An app says in its ``merging.py`` what is particular about a kind of thing (``rules``). What a merge did is kept in
``Merge``, in numbers only: the words are in the history, where a withdrawal of somebody's name finds them.
"""

from .lock import exclusive_lock, hold_shared_lock, shared_lock

__all__ = ["CannotMerge", "exclusive_lock", "hold_shared_lock", "shared_lock"]


class CannotMerge(Exception):
    """Says why, in Dutch; also why a merge cannot be undone."""
