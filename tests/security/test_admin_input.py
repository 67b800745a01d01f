"""Django's own admin under hostile input, for a stranger and for an editor: G1, and rows 6, 18 and 19."""

import pytest
from django.urls import reverse

from tests.admin_form import as_sent
from tests.security.addresses import PLACE, admin_patterns, filled

pytestmark = pytest.mark.django_db
PLACES = ["0", "-1", "9" * 40, "_3Cx", "a" * 300, "%ff%ed%a0%80", "%00", "1/2/3", "%2e%2e/%2e%2e", "None"]
QUERIES = [
    "q=%00",
    "q=%ff%ed%a0%80",
    "q=" + "(" * 400,
    "q=" + "woord+" * 400,
    "p=-1&o=99999999999999999999.-x.%ff",
    "p=%d9%a3&all=&e=1&_facets=True",
    "o=" + "1." * 400,
    "id__exact=abc&pk__in=,,,&id__gt=1e400",
    "title__regex=(a%2B)%2B%24&password__startswith=p",
    "parent__title__contains=x&history__isnull=x",
    "published_at__gte=gisteren&published_at__year=99999999999",
    "status=zomaar&kind__exact=%f0%9f%92%a9&series__id__exact=" + "9" * 40,
    "_to_field=password&_popup=1",
    "_changelist_filters=q%3D%ff&next=//evil.example",
    "app_label=netwerk&model_name=user&field_name=password&term=a",
    "app_label=%ff&model_name=x&field_name=y&term=%ed%a0%80&page=" + "9" * 40,
    "app_label=stories&model_name=story&field_name=series&term=" + "a" * 3000,
    "app_label=stories&model_name=story&field_name=series&page=NaN",
]
FORMS = [
    {"username": "a\0b", "password": "c\0d"},
    {"username": "\ud800", "password": "\udfff"},
    {"username": "a" * 5000, "password": "b" * 5000},
    {"username": "' OR 1=1--", "password": "x", "next": "javascript:alert(1)"},
    {"username": "\u202e\u200b\ufeff", "password": "\U0010ffff"},
]


def found_wrong(who, address, method="GET"):
    answer = who.ask(address, method)
    return [] if answer.status_code < 500 else [f"{method} {address[:150]}: {answer.status_code}"]


def test_stranger_gets_nothing_but_the_login(visitor):
    for route, _ in admin_patterns():
        for place in ["1", "%00", "%ff"] if PLACE.search(route) else [""]:
            answer = visitor.ask(filled(route, place))
            refused = answer.status_code in {302, 400, 404}
            login = route == "beheer/login/" and answer.status_code == 200
            assert refused or login, (route, place, answer.status_code)
            if answer.status_code == 302 and route != "beheer/logout/":
                assert answer.headers["Location"].startswith(f"{reverse('admin:login')}?next=/beheer/")


@pytest.mark.slow
def test_editor_with_hostile_addresses(editor):
    found = []
    for route, _ in admin_patterns():
        for place in PLACES if PLACE.search(route) else []:
            found += found_wrong(editor, filled(route, place))
    assert found == []


@pytest.mark.slow
def test_editor_with_hostile_queries(editor, site):
    """Lists with every kind of filter and column; the other ones are made of the same code."""
    found = []
    for route, name in admin_patterns():
        if name in {
            "stories_story_changelist",
            "practices_tip_changelist",
            "accounts_user_changelist",
            "autocomplete",
        }:
            for query in QUERIES:
                found += found_wrong(editor, f"{filled(route, '')}?{query}")
    assert found == []


def test_hostile_login(visitor):
    for form in FORMS:
        body = {
            name: value.encode("utf-8", "surrogatepass").decode("latin-1") for name, value in form.items()
        }
        answer = visitor.post(reverse("admin:login"), body)
        assert answer.status_code == 200
        assert b"errornote" in answer.content
        assert "sessionid" not in answer.cookies


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/x-www-form-urlencoded", b"username=%ed%a0%80&password=%ff&csrfmiddlewaretoken=%00"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(6000))),
        ("application/x-www-form-urlencoded", b"username=" + b"a" * 3_000_000),
        ("application/x-www-form-urlencoded; charset=utf-7", b"username=+AAA-"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\n\xff\x00',
        ),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\na\r\n--x--',
        ),
        ("multipart/form-data; boundary=" + "x" * 300, b"--x"),
        ("multipart/form-data", b"--x"),
        ("application/json", b'{"username": "\\ud800"}'),
        ("text/xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        ("", b"\x00\xff"),
    ],
)
def test_hostile_body(visitor, content_type, body):
    for address in ["/beheer/login/", "/", "/tips/"]:
        answer = visitor.generic("POST", address, body, content_type=content_type)
        assert answer.status_code in {200, 400, 403, 405, 413}, (address, answer.status_code)


def test_hostile_values_in_every_add_form(editor, site):
    """NUL bytes, numbers past the end of a column, and counts of inlines that do not add up."""
    found = []
    for route, name in admin_patterns():
        address = filled(route, "")
        empty = editor.ask(address) if name.endswith("_add") else None
        if empty is None or empty.status_code != 200:
            continue
        form = as_sent(empty)
        counts = {name: values for name, values in form.items() if name.endswith("_FORMS")}
        hostile = ["a\0b", "9" * 40, "-1", "\ufffe\U0010ffff<script>"]
        bodies = [dict.fromkeys(form, value) | counts for value in hostile]
        for body in [*bodies, dict.fromkeys(form, "x")]:
            found += [address] if editor.post(address, body).status_code >= 500 else []
    assert found == []
