"""Comments. Nobody changes the words of a reader; only what was taken over from elsewhere is written here."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.loader import render_to_string

from netwerk.accounts.roles import sees_addresses
from netwerk.editing.model_admin import EditorAdmin
from netwerk.http.pagecache import content_changed

from ..comments.decisions import editor_revision
from ..comments.moderation import AlreadyDecided, delete_comment, place_comment
from ..models import Comment, Story
from .comment_actions import MOST
from .comment_list import QUEUES, CommentList, CommentTabs, TabFilter
from .comment_page import CommentPage
from .taken_over import TakenOverForm

SAFE_LOOKUPS = {TabFilter.parameter_name, "story", "story__id__exact", "story__exact"}


@admin.register(Comment)
class CommentAdmin(CommentPage, EditorAdmin):
    menu_order = 1
    form = TakenOverForm
    list_display = ["comment", "decision"]
    list_display_links = None
    list_filter = [CommentTabs]
    list_select_related = ["story", "tip", "lesson", "reply_to"]
    list_per_page = list_max_show_all = MOST
    search_fields = ["name", "body"]
    autocomplete_fields = ["story", "tip", "lesson"]
    fieldsets = [
        (None, {"fields": ["story", "reply_number", "name", "name_inferred", "body", "said_on"]}),
        ("Soort en plaats", {"fields": ["kind", "badge", "tip", "lesson"]}),
    ]

    def get_changelist(self, request, **kwargs):
        return CommentList

    def get_ordering(self, request):
        """What waits longest comes first; of what is done, the newest."""
        waits = request.GET.get(TabFilter.parameter_name, "te-doen") in QUEUES
        return ["created_at", "pk"] if waits else ["-created_at", "-pk"]

    def get_search_fields(self, request):
        return [*self.search_fields, "email"] if sees_addresses(request.user) else self.search_fields

    def lookup_allowed(self, lookup, value, request=None):
        # An address that may not be seen may not be guessed letter by letter either.
        return lookup in SAFE_LOOKUPS

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Reacties"} | (extra_context or {}))

    def add_view(self, request, form_url="", extra_context=None):
        return super().add_view(request, form_url, {"title": "Neem een reactie over"} | (extra_context or {}))

    def has_delete_permission(self, request, obj=None):
        """Taking away keeps the number and the answers; what never had a number can really go."""
        return request.user.is_superuser and (obj is None or obj.number is None)

    def delete_model(self, request, obj):
        try:
            delete_comment(obj)
        except AlreadyDecided as placed:  # between the question and the answer
            raise PermissionDenied from placed
        except Comment.DoesNotExist as gone:
            raise Http404 from gone

    def get_readonly_fields(self, request, obj=None):
        return ["story"] if obj else []

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets
        first = [name for name in self.fieldsets[0][1]["fields"] if name != "reply_number"]
        return [(None, {"fields": first}), self.fieldsets[1]]

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_on_site() else None

    def save_model(self, request, obj, form, change):
        if change:
            # Not the rest: somebody may decide about it at this moment.
            obj.save(update_fields=[name for name in form.Meta.fields if name != "story"])
        else:
            Story.objects.select_for_update(no_key=True).only("pk").get(pk=obj.story_id)
            obj.taken_over = True
            place_comment(obj)
            obj.save()
        content_changed()

    @admin.display(description="reactie")
    def comment(self, comment):
        return render_to_string("admin/stories/comment/row.html", {"comment": comment})

    @admin.display(description="wat doe je ermee?")
    def decision(self, comment):
        context = {"comment": comment, "choices": comment.choices, "base_revision": editor_revision(comment)}
        return render_to_string("admin/stories/comment/buttons.html", context)
