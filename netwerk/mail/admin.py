"""What became of the mail. There are no words in it: those are made when it is sent."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils import timezone

from netwerk.accounts.roles import sees_addresses

from .models import Mail

STATES = {"wacht": "Wacht", "verstuurd": "Verstuurd", "opgegeven": "Opgegeven"}


class SentFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return list(STATES.items())

    def queryset(self, request, queryset):
        match self.value():
            case "wacht":
                return queryset.waiting()
            case "verstuurd":
                return queryset.exclude(sent_at=None)
            case "opgegeven":
                return queryset.given_up()
        return queryset


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """Nobody writes in it. The address of a reader is for who may see addresses; see ``recipient``."""

    list_filter = [SentFilter, "kind"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    actions = ["try_again"]

    def get_list_display(self, request):
        return ["kind", self.to_field(request), "state", "created_at", "attempts", "error"]

    def get_fields(self, request, obj=None):
        moments = ["created_at", "send_after", "sent_at", "gave_up_at"]
        return ["kind", self.to_field(request), "state", "attempts", "error", *moments]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)

    def get_search_fields(self, request):
        return ["to"] if sees_addresses(request.user) else []

    def lookup_allowed(self, lookup, value, request=None):
        """An address that is not shown cannot be guessed letter by letter either."""
        return lookup.partition("__")[0] != "to" and super().lookup_allowed(lookup, value, request)

    def to_field(self, request) -> str:
        return "to" if sees_addresses(request.user) else "recipient"

    def get_queryset(self, request):
        editors = get_user_model().objects.filter(email__iexact=OuterRef("to"))
        return super().get_queryset(request).annotate(to_editor=Exists(editors))

    @admin.display(description="aan")
    def recipient(self, mail) -> str:
        return mail.to if mail.to_editor else "(lezer)"

    @admin.display(description="status")
    def state(self, mail) -> str:
        return STATES["verstuurd" if mail.sent_at else "opgegeven" if mail.gave_up_at else "wacht"]

    @admin.action(description="Probeer opnieuw", permissions=["try_again"])
    def try_again(self, request, queryset):
        """Also one that waits its turn: whoever mended the mail server need not wait."""
        unsent = {"gave_up_at": None, "attempts": 0, "send_after": timezone.now(), "error": ""}
        number = queryset.filter(sent_at=None).update(**unsent)
        what = "1 e-mail wordt" if number == 1 else f"{number} e-mails worden"
        self.message_user(request, f"{what} opnieuw geprobeerd.", messages.SUCCESS)

    def has_try_again_permission(self, request) -> bool:
        return request.user.has_perm("mail.change_mail")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
