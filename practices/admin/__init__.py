"""The editors' side of the knowledge: what is not written inside a story."""

from . import glossary, people, practice, submissions, topics

__all__ = ["glossary", "people", "practice", "submissions", "topics"]
