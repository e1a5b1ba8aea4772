# environment: test
"""Opens the file with Python's own SQLite; counts quads by what the file tells of its columns."""

import json
import sqlite3
import sys
from pathlib import Path

(folder,) = map(Path, sys.argv[1:])
base = sqlite3.connect(folder / "etiograph.sqlite")
assert not base.execute("PRAGMA foreign_key_check").fetchall()
assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
quads = base.execute('SELECT count(*) FROM "Statement"').fetchone()[0]
for table, column, many in base.execute(
    "SELECT table_name, column_name, many FROM about_columns WHERE property IS NOT NULL"
    " AND table_name IN (SELECT table_name FROM resource_class)"
).fetchall():
    place = (f"{table}_{column}", "value") if many else (table, column)
    quads += base.execute('SELECT count("{1}") FROM "{0}"'.format(*place)).fetchone()[0]  # noqa: S608
claims = base.execute(
    "SELECT id, subject, relation, object, polarity, certainty FROM claims_all"
).fetchall()
print(json.dumps({"client": f"SQLite {sqlite3.sqlite_version}", "claims": claims, "quads": quads}))
