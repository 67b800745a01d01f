"""A developer's machine: the local database."""
