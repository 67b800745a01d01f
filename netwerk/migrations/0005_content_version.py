"""The version of the content; see netwerk/pagecache.py."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("netwerk", "0004_searchdocument")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE netwerk_content_version", "DROP SEQUENCE netwerk_content_version"),
        # Until its first use a sequence gives the same value as after it.
        migrations.RunSQL("SELECT nextval('netwerk_content_version')", migrations.RunSQL.noop),
    ]
