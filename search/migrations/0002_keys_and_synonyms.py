"""The engine's own tables, by database, and the synonyms that editors start from."""

from importlib.resources import files
from typing import Any

from django.db import migrations

from search.analysis import parse_groups

TABLES = ("search_keys_a", "search_keys_b")
#: How many entries have each key; '' stands for all, with how many keys an entry has on average.
COUNTS = (
    "CREATE TABLE {0} (key text PRIMARY KEY, entries integer NOT NULL, size double precision NOT NULL)"
)
CREATE = {
    # Keys are letters and digits already: the tokenizer only has to split at spaces.
    "sqlite": [
        "CREATE VIRTUAL TABLE {0} USING fts5(title, body, tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE {0}"
        " (entry_id bigint PRIMARY KEY, keys tsvector NOT NULL, size integer NOT NULL)",
        # In the row itself: every candidate's vector is read, and fetched from elsewhere it takes
        # half as long again.
        "ALTER TABLE {0} ALTER keys SET STORAGE MAIN",
        "CREATE INDEX {0}_keys ON {0} USING gin (keys) WITH (fastupdate = off)",
    ],
}


def create(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        for sql in CREATE[schema_editor.connection.vendor]:
            schema_editor.execute(sql.format(table))
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(COUNTS.format(table.replace("keys", "counts")))


def drop(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE {table}")
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TABLE {table.replace('keys', 'counts')}")


def seed(apps: Any, schema_editor: Any) -> None:
    text = (files("search.analysis") / "synonyms.zh-hans.txt").read_text(encoding="utf-8")
    model = apps.get_model("search", "SynonymGroup")
    model.objects.bulk_create(model(names="，".join(names)) for names in parse_groups(text))


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(create, drop),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
