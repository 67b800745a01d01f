"""Who may do what, and who no longer logs in: to look through once a quarter."""

from django.core.management import BaseCommand
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from netwerk.models import User

ROW = "{:24} {:5} {:5} {:17} {}"


class Command(BaseCommand):
    help = "Toon wie wat mag, en wie wanneer het laatst inlogde."

    def handle(self, **options):
        with_code = set(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))
        self.stdout.write(ROW.format("naam", "staat", "code", "laatst ingelogd", "rechten"))
        for user in User.objects.prefetch_related("groups").order_by("username"):
            state = "aan" if user.is_active and user.is_staff else "uit"
            code = "ja" if user.pk in with_code else "nee"
            self.stdout.write(ROW.format(user.username, state, code, last_login(user), rights(user)))


def last_login(user) -> str:
    return f"{timezone.localtime(user.last_login):%d-%m-%Y %H:%M}" if user.last_login else "nooit"


def rights(user) -> str:
    names = ["alles"] if user.is_superuser else [group.name for group in user.groups.all()]
    return ", ".join(sorted(names)) or "geen"
