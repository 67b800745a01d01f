"""Who may do what, and who no longer logs in: to look through once a quarter."""

from django.core.management import BaseCommand
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from ...models import User

ROW = "{:24} {:5} {:5} {:17} {}"


class Command(BaseCommand):
    help = "Show who may do what, and when each logged in last."

    def handle(self, **options):
        with_code = set(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))
        self.stdout.write(ROW.format("name", "on", "code", "last login", "rights"))
        for user in User.objects.prefetch_related("groups").order_by("username"):
            state = "yes" if user.is_active and user.is_staff else "no"
            code = "yes" if user.pk in with_code else "no"
            self.stdout.write(ROW.format(user.username, state, code, last_login(user), rights(user)))


def last_login(user) -> str:
    return f"{timezone.localtime(user.last_login):%Y-%m-%d %H:%M}" if user.last_login else "never"


def rights(user) -> str:
    names = ["everything"] if user.is_superuser else [group.name for group in user.groups.all()]
    return ", ".join(sorted(names)) or "none"
