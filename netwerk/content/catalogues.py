"""Our Dutch for what Django and its packages say. It is compiled on each machine, not kept in the repository.

Django reads compiled files only. Without them it says nothing about it, and speaks English or its own Dutch.
"""

from pathlib import Path

FOLDER = Path(__file__).parent / "locale" / "nl" / "LC_MESSAGES"


def sources() -> list[Path]:
    return sorted(FOLDER.glob("*.po"))


def compiled(source: Path) -> Path:
    return source.with_suffix(".mo")


def missing() -> list[Path]:
    return [source for source in sources() if not compiled(source).exists()]


def outdated() -> list[Path]:
    """Those that are missing, or older than their source."""
    return [
        source
        for source in sources()
        if not compiled(source).exists() or compiled(source).stat().st_mtime < source.stat().st_mtime
    ]
