"""What stories that only link to their source showed of it goes off the site."""

from django.db import migrations

BLOCKS = ("lesson", "tip", "quote")


def hide(apps, schema_editor):
    stories = apps.get_model("stories", "Story").objects.filter(permission="alleen-link")
    for name in BLOCKS:
        blocks = apps.get_model("practices", name).objects.filter(parent__in=stories)
        blocks.exclude(provenance="afgeleid").update(published_at=None)


def show(apps, schema_editor):
    stories = apps.get_model("stories", "Story").objects.filter(permission="alleen-link")
    for story in stories.exclude(published_at=None):
        for name in BLOCKS:
            blocks = apps.get_model("practices", name).objects.filter(parent=story)
            blocks.update(published_at=story.published_at)


class Migration(migrations.Migration):
    dependencies = [("stories", "0004_publishing_states"), ("practices", "0006_person_voice")]
    operations = [migrations.RunPython(hide, show)]
