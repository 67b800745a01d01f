"""Where the editors log in is told to nobody: the path can be chosen so that it is not guessed."""

from django.urls import reverse

from tests.security.conftest import Visitor

REFUSED = [
    "/bestaat-niet/",
    "/tips/?pagina=99",
    "/tips/%00",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
]


def test_no_public_page_names_the_path_of_the_admin(pages, db):
    path = reverse("admin:index")
    answers = pages | {address: Visitor().ask(address) for address in REFUSED}
    for address, answer in answers.items():
        said = f"{getattr(answer, 'content_read', b'') or answer.content!r} {dict(answer.headers)}"
        assert path not in said, address


def test_refusal_does_not_lead_to_the_way_in(rf):
    from netwerk.http.errors import permission_denied

    assert reverse("admin:index") not in permission_denied(rf.get("/")).content.decode()
