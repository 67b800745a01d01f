"""The admin can stand at another address, and open for some networks only."""

import ipaddress

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tests.factories import make_editor
from tests.netwerk.settings.test_settings import read_settings, start  # noqa: F401 - a fixture
from tests.reader import page_text

OWN = ["198.51.100.0/24", "2001:db8:1::/48"]


@pytest.fixture
def own_networks(settings, db):
    settings.ADMIN_NETWORKS = [ipaddress.ip_network(text) for text in OWN]


@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8:2::1", "", "geen adres"])
def test_admin_is_closed_for_other_networks(own_networks, address):
    client = Client(REMOTE_ADDR=address)
    client.force_login(make_editor())
    for page in ["/beheer/", "/beheer/login/", "/beheer/stories/story/"]:
        for answer in [client.get(page), client.post(page)]:
            assert answer.status_code == 403
            assert "Doe het op het netwerk van je organisatie." in page_text(answer)
            assert "no-store" in answer.headers["Cache-Control"]
    assert client.get("/verhalen/").status_code == 200


@pytest.mark.parametrize("address", ["198.51.100.9", "::ffff:198.51.100.9", "2001:db8:1:2::3"])
def test_admin_is_open_for_the_own_networks(own_networks, address):
    client = Client(REMOTE_ADDR=address)
    client.force_login(make_editor())
    assert client.get("/beheer/").status_code == 200


def test_what_the_client_says_opens_nothing(own_networks, settings):
    settings.BEHIND_PROXY = True
    page = Client(REMOTE_ADDR="10.0.0.1").get(
        "/beheer/login/", HTTP_X_FORWARDED_FOR="198.51.100.9, 203.0.113.9"
    )
    assert page.status_code == 403


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"ADMIN_PATH": "beheer/"}, "ADMIN_PATH must be one word of an address"),
        ({"ADMIN_PATH": "../beheer"}, "ADMIN_PATH must be one word of an address"),
        ({"ADMIN_NETWORKS": "kantoor"}, "ADMIN_NETWORKS must name networks"),
        ({"ADMIN_NETWORKS": "198.51.100.7/24"}, "ADMIN_NETWORKS must name networks"),
        ({"ADMIN_NETWORKS": "2001:db8::1/128"}, "ADMIN_NETWORKS must name networks of /64"),
    ],
)
def test_wrong_setting_stops_the_start(read_settings, changes, line):  # noqa: F811
    with pytest.raises(ImproperlyConfigured, match=line):
        read_settings(**changes)


def test_admin_stands_where_the_operator_says():
    ask = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'netwerk.settings'; django.setup();"
    ask += "from django.urls import reverse; print(reverse('admin:index'))"
    assert start(["-c", ask], ADMIN_PATH="achterkant").stdout == "/achterkant/\n"
