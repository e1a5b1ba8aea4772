# environment: clients
"""Opens the file, takes claims from their tables and edges from theirs, and checks foreign keys."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import sqlite_utils

CLAIM = ("id", "subject", "relation", "object", "polarity", "certainty")
EDGE = ("id", "subject", "relation", "object", "claim_count")

(folder,) = map(Path, sys.argv[1:])
base = sqlite_utils.Database(folder / "etiograph.sqlite")
assert {key.other_table for key in base["claims_affirmed"].foreign_keys} >= {"nodes", "Claim"}
stances = [name for name in base.table_names() if name.startswith("claims_")]
claims = [[row[key] for key in CLAIM] for name in stances for row in base[name].rows]
edges = [
    [str(row[key]) for key in EDGE] for t in ("edges", "edges_implied") for row in base[t].rows
]
print(
    json.dumps(
        {
            "client": f"sqlite-utils {version('sqlite-utils')}",
            "affirmed": [[row["id"]] for row in base["claims_affirmed"].rows],
            "claims": claims,
            "edges": edges,
        }
    )
)
