"""How long things are kept, and what the page about privacy says of it."""
