"""The page about the site calls what the editors do as the rest of the site does."""

from django.db import migrations

OLD = "De redactie vertelt verhalen na in gewone taal."
NEW = "De redactie vertelt verhalen in onze eigen, gewone woorden."


def replace(old, new):
    def change(apps, schema_editor):
        pages = apps.get_model("pages", "Page")
        for page in pages.objects.filter(body__contains=old):
            pages.objects.filter(pk=page.pk).update(body=page.body.replace(old, new))

    return change


class Migration(migrations.Migration):
    dependencies = [("pages", "0002_first_texts")]

    operations = [migrations.RunPython(replace(OLD, NEW), replace(NEW, OLD))]
