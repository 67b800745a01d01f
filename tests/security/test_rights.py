"""Who may do what in the admin. What is new in the admin and has no row here fails.

The letters: List, Add, Change, View, Delete, History, and Z for finding it while typing.
"""

import pytest
from django.contrib import admin
from django.urls import reverse

from netwerk.accounts.models import RightsChange
from netwerk.editing.merging.merge import merge
from netwerk.pages.models import Page
from netwerk.publicforms.models import BlockedSender, BlockedWord
from netwerk.search.models import SearchFeedback, SearchMiss, SynonymGroup
from practices.admin.submission_steps import STEPS
from stories.admin.steps import STEPS as STORY_STEPS
from stories.comments.decisions import DECISIONS
from stories.models import Correction, Report
from tests.factories import (
    make_address,
    make_comment,
    make_lesson,
    make_mail,
    make_member,
    make_organisation,
    make_practitioner,
    make_quote,
    make_reader_tip,
    make_series,
    make_story,
    make_submission,
    make_term,
    make_tip,
    make_topic,
    yesterday,
)
from tests.security.addresses import admin_patterns

pytestmark = pytest.mark.django_db
ROLES = ["redacteur", "moderator", "beheerder"]
TABLE = """
                        redacteur  moderator  beheerder
stories.story           LACVDHZ    LVHZ       -
stories.series          LACVDHZ    -          -
stories.comment         LVH        LACVH      -
stories.report          -          LVH        -
stories.correction      LCVH       LVH        -
practices.tip           LCVDHZ     LCVHZ      -
practices.lesson        LCVDHZ     LVHZ       -
practices.quote         LCVDH      -          -
practices.topic         LACVDHZ    LVHZ       -
practices.term          LACVDHZ    -          -
practices.practitioner  LACVDHZ    -          -
practices.organisation  LACVDHZ    -          -
practices.submission    LVH        LVH        -
pages.page              LCVH       -          -
search.searchmiss       LVH        -          -
search.searchfeedback   LVH        -          -
search.synonymgroup     LACVDH     -          -
publicforms.blockedsender -          LCVDH      -
publicforms.blockedword -          LACVDH     -
accounts.user           -          -          LACVH
accounts.rightschange   -          -          LVH
auth.group              -          -          LVH
mail.emailaddress       -          -          LVH
mail.mail               -          -          LVH
editing.merge           LVH        -          -
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]
EXPECTED = {model: dict(zip(ROLES, cells, strict=True)) for model, *cells in ROWS}
ACTIONS = {
    "redacteur": {
        "publish",
        "unpublish",
        "archive",
        "add_topic",
        "close_comments",
        "open_comments",
        "updated",
        "left",
    },
    "moderator": {*DECISIONS, "add_topic"},  # to what they may change only
    "beheerder": {"try_again"},
    "superuser": {"reset_second_factor"},
}
COMMENT_PAGES = ["beslis", "antwoord", "blokkeer", "maak-tip", "tekst"]
# Pages that Django does not make.
VIEWS = {
    "practices_practitioner_withdraw": {"redacteur"},
    **{f"practices_{n}_merge": {"redacteur"} for n in ("topic", "term", "practitioner", "organisation")},
    "stories_series_merge": {"redacteur"},
    "editing_merge_undo": {"redacteur"},
    **{f"practices_submission_{n}": {"redacteur", "moderator"} for n in STEPS},
    **{f"stories_comment_{n}": {"moderator"} for n in COMMENT_PAGES},
    "stories_story_preview": {"redacteur", "moderator"},
    "stories_story_preview_links": {"redacteur"},
    **{f"stories_story_{n}": {"redacteur"} for n in STORY_STEPS},
    **{f"mail_emailaddress_{n}": {"beheerder"} for n in ("held", "erase")},
    "auth_user_password_change": {"beheerder"},
}
# Of Django, or for everybody who is logged in.
FOR_ALL = {"index", "login", "logout", "password_change", "password_change_done", "autocomplete", "jsi18n"}
FOR_ALL |= {"view_on_site", "app_list", "", "second-factor", "second-factor-code"}
FOR_ALL |= {"second-factor-set-up", "second-factor-spare-codes", "stay-logged-in"}
# Its own rows are checked where it is tested: each source asks for its own right.
FOR_ALL |= {"inbox"}
STANDARD = ["changelist", "add", "change", "delete", "history"]

MAKE = {
    "stories.story": make_story,
    "stories.series": make_series,
    "stories.comment": lambda: make_comment(email="marjan@example.org", taken_over=True),
    "stories.report": lambda: Report.objects.create(comment=make_comment(), reason="anders", reporter="x"),
    "stories.correction": lambda: Correction.objects.create(story=make_story(), note="Klopt niet"),
    "practices.tip": make_reader_tip,
    "practices.lesson": make_lesson,
    "practices.quote": make_quote,
    "practices.topic": make_topic,
    "practices.term": make_term,
    "practices.practitioner": make_practitioner,
    "practices.organisation": make_organisation,
    "practices.submission": make_submission,
    "pages.page": lambda: Page.objects.first(),
    "search.searchmiss": lambda: SearchMiss.objects.create(word="netwerktafel", day=yesterday()),
    "search.searchfeedback": lambda: SearchFeedback.objects.create(word="netwerktafel", day=yesterday()),
    "search.synonymgroup": lambda: SynonymGroup.objects.create(words="fiets, rijwiel"),
    "publicforms.blockedsender": lambda: BlockedSender.objects.create(digest="x"),
    "publicforms.blockedword": lambda: BlockedWord.objects.create(word="gratis"),
    "accounts.user": make_member,
    "accounts.rightschange": lambda: RightsChange.objects.create(of="gebruiker sam", what="account uitgezet"),
    "auth.group": lambda: make_member("redacteur").groups.get(),
    "mail.emailaddress": make_address,
    "mail.mail": lambda: make_mail("bevestig-adres"),
    "editing.merge": lambda: merge(make_topic(), make_topic()),
}


def sources() -> dict[str, dict[str, str]]:
    """For each model that is found while typing: a field where that is done."""
    found: dict[str, dict[str, str]] = {}
    for model_admin in admin.site._registry.values():
        for part in [model_admin, *model_admin.inlines]:
            for name in part.autocomplete_fields:
                field = part.model._meta.get_field(name)
                meta = part.model._meta
                where = {"app_label": meta.app_label, "model_name": meta.model_name, "field_name": name}
                found.setdefault(field.related_model._meta.label_lower, where)
    topics = {"app_label": "practices", "model_name": "taggedtip", "field_name": "tag"}
    return {"practices.topic": topics} | found


def rights_in_practice(client, model_admin, thing) -> str:
    """The letters of what is answered."""
    name = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_"
    pages: dict[str, tuple[str, list]] = {
        "L": ("changelist", []),
        "A": ("add", []),
        "V": ("change", [thing.pk]),
    }
    pages |= {"D": ("delete", [thing.pk]), "H": ("history", [thing.pk])}
    found = {
        letter: client.get(reverse(name + word, args=args)).status_code == 200
        for letter, (word, args) in pages.items()
    }
    request = client.get("/beheer/").wsgi_request
    found["C"] = model_admin.has_change_permission(request, thing)
    if not found["C"] and thing._meta.label_lower != "stories.comment":  # its page only shows
        assert client.post(reverse(f"{name}change", args=[thing.pk]), {}).status_code == 403
    where = sources().get(model_admin.opts.label_lower)
    found["Z"] = bool(where) and client.get(reverse("admin:autocomplete"), where).status_code == 200
    return "".join(letter for letter in "LACVDHZ" if found[letter]) or "-"


def of(models):
    return {model._meta.label_lower for model in models}


def test_every_model_of_the_admin_has_a_row():
    assert of(admin.site._registry) == EXPECTED.keys() == MAKE.keys()


@pytest.mark.parametrize("model", EXPECTED)
def test_each_role_may_do_what_its_row_says(client, model):
    [model_admin] = [one for one in admin.site._registry.values() if one.opts.label_lower == model]
    found, thing = {}, MAKE[model]()
    for role in ROLES:
        client.force_login(make_member(role))
        found[role] = rights_in_practice(client, model_admin, thing)
    assert found == EXPECTED[model]


def test_every_action_has_a_row():
    found = {name for one in admin.site._registry.values() for name in one.actions or []}
    assert found <= set().union(*ACTIONS.values())


@pytest.mark.parametrize("role", [*ROLES, "superuser"])
def test_each_action_is_for_who_the_table_says(client, role):
    client.force_login(make_member(role, is_superuser=role == "superuser"))
    request = client.get("/beheer/").wsgi_request
    found = {
        model: set(one.get_actions(request))
        for model, one in ((one.opts.label_lower, one) for one in admin.site._registry.values())
        if one.has_view_permission(request)
    }
    everything = set().union(*ACTIONS.values())
    assert set().union(*found.values()) - {"delete_selected"} == (
        everything if role == "superuser" else ACTIONS[role]
    )
    if role in ROLES:
        assert all("D" in EXPECTED[model][role] for model in found if "delete_selected" in found[model])


def test_every_page_of_our_own_has_a_row():
    standard = {f"{m.replace('.', '_')}_{word}" for m in EXPECTED for word in STANDARD}
    assert {name for _, name in admin_patterns()} - standard - FOR_ALL == VIEWS.keys()


@pytest.mark.parametrize("name", VIEWS)
def test_each_page_of_our_own_is_for_who_the_table_says(client, name):
    app, model, *_ = name.split("_")
    make = MAKE[f"{app}.{model}" if app != "auth" else "accounts.user"]
    for role in ROLES:
        client.force_login(make_member(role))
        for ask in (client.get, client.post):
            args = [] if model == "emailaddress" else [make().pk]
            refused = ask(reverse(f"admin:{name}", args=args)).status_code == 403
            assert refused == (role not in VIEWS[name]), (role, ask)


def test_moderator_changes_no_tip_that_is_part_of_a_story(client):
    tip = make_tip()
    client.force_login(make_member("moderator"))
    address = reverse("admin:practices_tip_change", args=[tip.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"title": "Anders"}).status_code == 403


def test_moderator_gives_no_topic_to_a_tip_that_is_part_of_a_story(client):
    ours, readers, topic = make_tip(), make_reader_tip(), make_topic()
    client.force_login(make_member("moderator"))
    chosen = {"action": "add_topic", "_selected_action": [ours.pk, readers.pk]}
    client.post(reverse("admin:practices_tip_changelist"), chosen | {"bevestigd": "1", "topic": topic.pk})
    assert list(readers.topics.all()) == [topic]
    assert not ours.topics.exists()
