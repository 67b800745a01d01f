"""Every version of a thing with its parts: what it was, how two differ, and going back to one.

django-simple-history keeps the rows; this package puts the rows of one save together again.
"""
