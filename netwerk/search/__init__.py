"""Search over everything that is published, in Dutch.

An app says in its ``search.py`` what can be found (``sources.register``), and of which rows it tells
(``sources.follow``). ``indexing.index(row)`` keeps the index up to date; signals call it on every save and deletion.
"""
