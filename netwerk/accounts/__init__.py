"""Logging in to the editors' workplace: attempts, the second factor, and how long it lasts."""
