"""What was merged, and can be undone. Who writes stories, sees it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from netwerk.roles import grant, make_permissions


def give_right(apps, schema_editor):
    make_permissions(apps, "netwerk")
    grant(apps, "redacteur", {"netwerk.merge": "view"})


def account():
    return models.ForeignKey(
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0010_rights_are_watched")]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="soort")),
                ("old_id", models.BigIntegerField(verbose_name="nummer van wat opging")),
                ("new_id", models.BigIntegerField(verbose_name="nummer van waarin het opging")),
                ("merged_at", models.DateTimeField(auto_now_add=True, verbose_name="samengevoegd op")),
                ("merged_by", account()),
                (
                    "undone_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="teruggedraaid op"),
                ),
                ("undone_by", account()),
                ("changes", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "verbose_name": "samenvoeging",
                "verbose_name_plural": "samenvoegingen",
                "ordering": ["-pk"],
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["kind", "new_id"], name="merge_into")],
            },
        ),
        migrations.RunPython(give_right, migrations.RunPython.noop),
    ]
