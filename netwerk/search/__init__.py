"""Search over everything that is published, in Dutch.

An app says in its ``search.py`` what can be found (``@register``), and of which rows it tells
(``follow``). ``index(row)`` keeps the index up to date; signals call it on every save and deletion.
"""

from .indexing import batch, forget, index
from .sources import Source, follow, register

__all__ = ["Source", "batch", "follow", "forget", "index", "register"]
