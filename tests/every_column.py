"""Looks for a text in the whole database, whatever model it belongs to."""

from django.db import connection

COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = 'public' AND is_generated = 'NEVER'
  AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'USER-DEFINED', 'bytea')
ORDER BY 1, 2
"""


def find_everywhere(text: str) -> list[str]:
    """``table.column`` of every column that holds the text, in any case, also inside JSON and lists."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        columns = cursor.fetchall()
        assert len(columns) > 100
        found = []
        for table, column in columns:
            name = f"{connection.ops.quote_name(table)} WHERE {connection.ops.quote_name(column)}"
            cursor.execute(f"SELECT 1 FROM {name}::text ILIKE %s LIMIT 1", [f"%{text}%"])  # noqa: S608
            found += [f"{table}.{column}"] if cursor.fetchone() else []
    return found
