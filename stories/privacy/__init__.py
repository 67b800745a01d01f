"""What readers can see, take along and have erased of what they wrote; all by a link in a mail, without an account."""
