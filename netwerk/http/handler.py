"""Django's WSGI handler, except that a visitor does not choose how the address is decoded."""

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class Utf8Request(WSGIRequest):
    def _set_content_type_params(self, meta):
        """Django also decodes the address with the charset of the body; ``rot13`` breaks it before any layer."""
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Handler(WSGIHandler):
    request_class = Utf8Request
