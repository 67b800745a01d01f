"""A comment stands at a story, or at a tip that is in no story."""

import django.db.models.deletion
from django.db import migrations, models

import stories.models.comment


class Migration(migrations.Migration):
    dependencies = [
        ("practices", "0012_provenance_in_our_words"),
        ("stories", "0014_permission_in_our_words"),
    ]

    operations = [
        migrations.AlterField(
            model_name="comment",
            name="story",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="stories.story",
                verbose_name="verhaal",
            ),
        ),
        migrations.AlterField(
            model_name="comment",
            name="tip",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=stories.models.comment.go_with_own_page,
                related_name="comments",
                to="practices.tip",
                verbose_name="over tip",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("story__isnull", False), ("tip__isnull", False), _connector="OR"),
                name="comment_on_a_page",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("story", None)),
                fields=("tip", "number"),
                name="comment_number_once_at_tip",
            ),
        ),
    ]
