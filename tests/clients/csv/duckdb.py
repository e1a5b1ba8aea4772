# environment: clients
"""Asks the files in SQL, with its own guess of their grammar; takes the stances of claims from the files that they stand in."""

import json
import sys
from pathlib import Path

import duckdb

(folder,) = map(Path, sys.argv[1:])
claims = duckdb.sql(
    f"SELECT id, subject, relation, object, polarity, certainty FROM '{folder}/claims_*.csv'"
)
edges = duckdb.sql(
    "SELECT id, subject, relation, object, claim_count::VARCHAR"
    f" FROM read_csv(['{folder}/edges.csv', '{folder}/edges_implied.csv'])"
)
affirmed = duckdb.sql(f"SELECT id FROM '{folder}/claims_affirmed.csv'")
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
