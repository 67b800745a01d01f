"""Three groups. Somebody who does more than one thing is in more than one of them."""

from django.db import migrations

from netwerk.roles import grant, make_permissions

WRITING = [
    *["stories.story", "stories.series", "stories.contribution"],
    *["stories.text", "stories.picture", "stories.comparison"],
    *["practices.lesson", "practices.quote", "practices.tip"],
    *["practices.topic", "practices.term", "practices.definition"],
    *["practices.practitioner", "practices.organisation"],
]

ROLES = {
    "redacteur": {
        **dict.fromkeys(WRITING, "all"),
        "netwerk.page": "change view",
        "netwerk.searchmiss": "view",
        "stories.correction": "change view",
        "stories.comment": "view",
    },
    "moderator": {
        "stories.comment": "add change view",
        "stories.report": "view",
        "stories.correction": "view",
        "stories.story": "view",
        "practices.tip": "add change view",
        "practices.lesson": "view",
        "practices.topic": "view",
        "netwerk.blockedsender": "all",
        "netwerk.blockedword": "all",
    },
    "beheerder": {
        "netwerk.user": "add change view",
        "auth.group": "view",
        "netwerk.emailaddress": "delete view",
        "netwerk.mail": "change view",
    },
}


def make_groups(apps, schema_editor):
    make_permissions(apps, "auth", "netwerk", "practices", "stories")
    for name, rights in ROLES.items():
        grant(apps, name, rights)


class Migration(migrations.Migration):
    dependencies = [
        ("netwerk", "0007_privacy_page"),
        ("practices", "0004_submission_rights"),
        ("stories", "0002_comments"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
