"""Three groups. Somebody who does more than one thing is in more than one of them."""

from django.apps import apps as current_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

VERBS = "add change delete view"
ROLES = {
    "redacteur": {
        "editing.merge": "view",
        "pages.page": "change view",
        "practices.definition": VERBS,
        "practices.lesson": VERBS,
        "practices.organisation": VERBS,
        "practices.practitioner": VERBS,
        "practices.quote": VERBS,
        "practices.term": VERBS,
        "practices.tip": VERBS,
        "practices.topic": VERBS,
        "search.searchfeedback": "view",
        "search.searchmiss": "view",
        "search.synonymgroup": VERBS,
        "stories.comment": "view",
        "stories.comparison": VERBS,
        "stories.contribution": VERBS,
        "stories.correction": "change view",
        "stories.picture": VERBS,
        "stories.series": VERBS,
        "stories.story": VERBS,
        "stories.text": VERBS,
    },
    "moderator": {
        "practices.lesson": "view",
        "practices.tip": "add change view",
        "practices.topic": "view",
        "publicforms.blockedsender": VERBS,
        "publicforms.blockedword": VERBS,
        "stories.comment": "add change view",
        "stories.correction": "view",
        "stories.report": "view",
        "stories.story": "view",
    },
    "beheerder": {
        "accounts.rightschange": "view",
        "accounts.user": "add change view",
        "auth.group": "view",
        "mail.emailaddress": "delete view",
        "mail.mail": "change view",
    },
}


def make_groups(apps, schema_editor):
    for app in {model.partition(".")[0] for rights in ROLES.values() for model in rights}:
        # Django makes these after the last migration; who gives them makes them earlier.
        create_permissions(current_apps.get_app_config(app), verbosity=0, apps=apps)
    for name, rights in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for model, verbs in rights.items():
            give(apps, group, model, verbs.split())


def give(apps, group, model, verbs):
    app, name = model.split(".")
    permissions = apps.get_model("auth", "Permission").objects
    found = permissions.filter(content_type__app_label=app, codename__in=[f"{verb}_{name}" for verb in verbs])
    if len(found) != len(verbs):
        raise LookupError(f"Not all of {verbs} are rights on {model}.")
    # Without the signal: what a migration gives is the code's doing and nobody's, so the audit log is silent.
    through = group.permissions.through.objects
    rows = [through.model(group_id=group.pk, permission_id=one.pk) for one in found]
    through.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("accounts", "0001_initial"),
        ("browse", "0001_initial"),
        ("content", "0002_content_version"),
        ("editing", "0001_initial"),
        ("mail", "0001_initial"),
        ("pages", "0002_first_texts"),
        ("practices", "0002_initial"),
        ("publicforms", "0001_initial"),
        ("search", "0002_initial"),
        ("stories", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
