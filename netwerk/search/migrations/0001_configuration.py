"""What search needs of PostgreSQL: two extensions that come with it, and two text search configurations.

``nl_plain`` takes words as they are: our own forms go through it. ``nl`` is the best PostgreSQL can do with Dutch
by itself; ``search_quality`` compares ours with it.
"""

from django.core.management.base import CommandError
from django.db import DatabaseError, migrations, transaction

EXTENSIONS = ["unaccent", "pg_trgm"]
HELP = """\
The extension {name} is not installed in this database, and this account may not install it.

Let an administrator of PostgreSQL run, in this database:
  CREATE EXTENSION {name};
and run the migration again. (The extension is part of the package postgresql-contrib.)
PostgreSQL says: {error}"""


def create_extensions(apps, schema_editor):
    for name in EXTENSIONS:
        try:
            with transaction.atomic(), schema_editor.connection.cursor() as cursor:
                cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
        except DatabaseError as error:
            raise CommandError(HELP.format(name=name, error=error)) from error


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        # They stay when the migration is undone: somebody else may use them.
        migrations.RunPython(create_extensions, migrations.RunPython.noop),
        migrations.RunSQL(
            """
            CREATE TEXT SEARCH CONFIGURATION nl (COPY = dutch);
            ALTER TEXT SEARCH CONFIGURATION nl
                ALTER MAPPING FOR word, hword, hword_part WITH unaccent, dutch_stem;
            CREATE TEXT SEARCH CONFIGURATION nl_plain (COPY = simple);
            ALTER TEXT SEARCH CONFIGURATION nl_plain
                ALTER MAPPING FOR word, hword, hword_part WITH unaccent, simple;
            """,
            """
            DROP TEXT SEARCH CONFIGURATION nl_plain;
            DROP TEXT SEARCH CONFIGURATION nl;
            """,
        ),
    ]
