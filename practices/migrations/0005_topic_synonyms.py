from django.db import migrations, models

HELP = "Met komma’s ertussen. Wie hierop zoekt, vindt dit onderwerp en alles wat eronder staat."


def words():
    return models.CharField("andere woorden", max_length=500, blank=True, help_text=HELP)


class Migration(migrations.Migration):
    dependencies = [("practices", "0004_submission_rights")]

    operations = [
        migrations.AddField("topic", "synonyms", words()),
        migrations.AddField("historicaltopic", "synonyms", words()),
    ]
