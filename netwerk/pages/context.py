"""What every template knows."""

from django.conf import settings

NAMES = ["SITE_URL", "CONTACT_EMAIL", "THEME", "SITE_OWNER", "SITE_OWNER_ADDRESS", "SITE_OWNER_PHONE"]


def site(request):
    return {name: getattr(settings, name) for name in NAMES}
