"""What keeps forms for everybody usable: limits, refused senders, word list, and one use per form."""
