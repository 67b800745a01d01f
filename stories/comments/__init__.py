"""Comments: from the form of a reader, past the editors, to the page of the story."""
