"""The admin for some networks only, such as those of the office; the public pages are for everybody."""

import ipaddress

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from netwerk.publicforms.senders import client_address


class OnlyFromNetworks:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Before anything of the session or the form is looked at."""
        if request.path.startswith(reverse("admin:index")) and is_elsewhere(client_address(request)):
            refusal = render(request, "403.html", {"is_elsewhere": True}, status=403)
            add_never_cache_headers(refusal)
            return refusal
        return self.get_response(request)


def is_elsewhere(text: str) -> bool:
    """So is who has no address. Of an IPv6 address the first 64 bits are known."""
    address = ipaddress.ip_address(text) if text else None
    networks = settings.ADMIN_NETWORKS
    return bool(networks) and (address is None or not any(address in network for network in networks))
