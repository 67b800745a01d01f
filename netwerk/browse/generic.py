"""What lists and pages of published things have in common. A view states only its decisions."""

from typing import Any

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.generic import DetailView, ListView

from netwerk.content import jsonld
from netwerk.content.changes import with_last_change
from netwerk.content.site import absolute
from netwerk.http.pages import PAGE_SIZE, PageContext, StrictPaginator

from .atom import feed_title
from .redirects import SlugRedirectMixin


class PublishedListView(PageContext, ListView):
    """A filtered, sorted, paged list. ``nouns`` are the words for one and for several results."""

    model: Any
    paginator_class = StrictPaginator
    paginate_by = PAGE_SIZE
    page_kwarg = "pagina"
    filterset_class: Any = None
    heading = ""
    lead = ""
    nouns = ("resultaat", "resultaten")
    empty_text = "Hier staat nog niets."
    json_ld_type = "CollectionPage"
    has_feed = False  # people and organisations have no moment of publication

    def get(self, request, *args, **kwargs):
        self.filter = self.filterset_class(request.GET, queryset=self.listed(), request=request)
        if not self.filter.is_canonical:
            # Which words can be searched for may change: a browser must not remember it for ever.
            redirect = HttpResponseRedirect if "q" in request.GET else HttpResponsePermanentRedirect
            return redirect(self.filter.address())
        return super().get(request, *args, **kwargs)

    def get_name(self):
        return self.heading

    def get_json_ld(self, context):
        return [jsonld.page_data(self.json_ld_type, self.heading, self.request.path)]

    def get_feeds(self):
        address = f"{self.request.path}feed.atom{self.filter.query_string()}"
        return [(feed_title(self.heading, self.filter), address)] if self.has_feed else []

    def get_queryset(self):
        return self.filter.qs

    def listed(self):
        """All rows a reader may see in this list, with what their cards show."""
        return self.model.objects.published().for_cards()

    def paginate_queryset(self, queryset, page_size):
        paginator = StrictPaginator(queryset, page_size)
        page = paginator.page_named(self.request.GET.get(self.page_kwarg, "1"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        path = self.request.path
        number = self.request.GET.get(self.page_kwarg, "1")
        narrowed = bool(set(self.request.GET) - {self.page_kwarg})
        plain_list = path if narrowed or number == "1" else f"{path}?{self.page_kwarg}={number}"
        context = super().get_context_data(canonical=absolute(plain_list), **kwargs)
        total = context["paginator"].count
        context.update(
            filter=self.filter,
            heading=self.heading,
            lead=self.lead,
            total=total,
            result_sentence=f"{total} {self.nouns[total != 1]} {self.filter.about() or 'gevonden'}",
            empty_text=self.empty_text,
            noindex=narrowed,
        )
        return context


class PublishedDetailView(SlugRedirectMixin, PageContext, DetailView):
    """The page of one published thing."""

    def get_name(self):
        return str(self.object)

    def get_queryset(self):
        return with_last_change(self.model.objects.published())
