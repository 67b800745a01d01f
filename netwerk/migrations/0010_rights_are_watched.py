"""Who makes accounts, sees how rights changed."""

from django.db import migrations

from netwerk.roles import grant, make_permissions


def give_right(apps, schema_editor):
    make_permissions(apps, "netwerk")
    grant(apps, "beheerder", {"netwerk.rightschange": "view"})


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0009_login")]

    operations = [migrations.RunPython(give_right, migrations.RunPython.noop)]
