# environment: clients
"""Asks the files in SQL, with duckdb's own guess of their grammar; takes stances from the files."""

import json
import sys
from pathlib import Path

import duckdb

(folder,) = map(Path, sys.argv[1:])
claims = duckdb.sql(
    f"SELECT id, subject, relation, object, polarity, certainty FROM '{folder}/claims_*.csv'"  # noqa: S608
)
edges = duckdb.sql(
    "SELECT id, subject, relation, object, claim_count::VARCHAR"  # noqa: S608
    f" FROM read_csv(['{folder}/edges.csv', '{folder}/edges_implied.csv'])"
)
affirmed = duckdb.sql(f"SELECT id FROM '{folder}/claims_affirmed.csv'")  # noqa: S608
print(
    json.dumps(
        {
            "client": f"duckdb {duckdb.__version__}",
            "affirmed": affirmed.fetchall(),
            "claims": claims.fetchall(),
            "edges": edges.fetchall(),
        }
    )
)
