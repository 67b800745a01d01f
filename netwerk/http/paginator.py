"""The pages of a list, by number."""

import re

from django.core.paginator import Paginator
from django.http import Http404
from django.utils.functional import cached_property

from . import errors

PAGE_SIZE = 20
# Deeper pages make the database read and drop everything before them; nobody leafs that far.
LAST_PAGE = 500


class StrictPaginator(Paginator):
    """Pages that are named by a plain positive number; the ones that do not exist are a 404."""

    @cached_property
    def num_pages(self):
        return min(super().num_pages, LAST_PAGE)

    def page_named(self, text: str):
        if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
            raise Http404("Not a page number")
        page_number = int(text)
        if page_number > self.num_pages:
            raise errors.PageTooFar(self.num_pages)
        return self.page(page_number)
