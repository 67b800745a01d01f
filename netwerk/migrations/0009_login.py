"""Our own count of guesses, instead of django-axes, which kept addresses; and how rights changed."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# What django-axes left behind, on a site that had it.
DROP = "DROP TABLE IF EXISTS axes_accessattemptexpiration, axes_accessattempt, axes_accessfailurelog, axes_accesslog"


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0008_roles")]

    operations = [
        migrations.CreateModel(
            name="Guesses",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("count", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="RightsChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, verbose_name="wanneer"
                    ),
                ),
                ("of", models.CharField(max_length=200, verbose_name="van")),
                ("what", models.TextField(verbose_name="wat")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "wijziging van rechten",
                "verbose_name_plural": "wijzigingen van rechten",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.RunSQL(DROP, migrations.RunSQL.noop),
    ]
