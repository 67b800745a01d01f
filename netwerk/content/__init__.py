"""What models stand on: what is published, addresses, names, rich text, pictures and plain text."""
