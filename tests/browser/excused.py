"""What axe finds on a screen of Django's own and cannot be mended there; the page on accessibility tells it too."""

# The rule and the place, and the words about it on the page. Empty: everything it found could be mended.
EXCUSED: dict[tuple[str, str], str] = {}
NOTHING = "Wat het daar vindt en wij niet kunnen herstellen: niets."
