from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("practices", "0003_submission")]

    operations = [
        migrations.AlterModelOptions(
            name="submission",
            options={
                "default_permissions": (),
                "ordering": ["-pk"],
                "verbose_name": "inzending",
                "verbose_name_plural": "inzendingen",
            },
        ),
    ]
