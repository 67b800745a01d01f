"""Tips of readers: from the form, past the editors, to a tip that everybody finds."""
