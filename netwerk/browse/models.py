"""What was chosen for the week; the model stands beside how it is chosen."""

from .weekly import WeeklyChoice

__all__ = ["WeeklyChoice"]
