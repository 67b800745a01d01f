"""Django's WSGI handler, except that a visitor does not choose how the address is decoded."""

from django.core.handlers.wsgi import WSGIHandler

from netwerk.content.compat import Utf8Request


class Handler(WSGIHandler):
    request_class = Utf8Request
