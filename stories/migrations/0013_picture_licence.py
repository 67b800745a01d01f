from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stories", "0012_messages_of_readers"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalpicture",
            name="licence",
            field=models.CharField(
                blank=True,
                help_text="Bijvoorbeeld: CC BY 4.0. Leeg: alle rechten bij de maker.",
                max_length=100,
                verbose_name="licentie",
            ),
        ),
        migrations.AddField(
            model_name="picture",
            name="licence",
            field=models.CharField(
                blank=True,
                help_text="Bijvoorbeeld: CC BY 4.0. Leeg: alle rechten bij de maker.",
                max_length=100,
                verbose_name="licentie",
            ),
        ),
        migrations.AlterField(
            model_name="historicalpicture",
            name="credit",
            field=models.CharField(blank=True, max_length=200, verbose_name="maker"),
        ),
        migrations.AlterField(
            model_name="picture",
            name="credit",
            field=models.CharField(blank=True, max_length=200, verbose_name="maker"),
        ),
    ]
