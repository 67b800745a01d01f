"""The version of the content; see netwerk/http/pagecache.py."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE netwerk_content_version", "DROP SEQUENCE netwerk_content_version"),
        # Until its first use a sequence gives the same value as after it.
        migrations.RunSQL("SELECT nextval('netwerk_content_version')", migrations.RunSQL.noop),
    ]
