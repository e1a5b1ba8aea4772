# environment: clients
"""Asks the files in SQL; takes the stances of claims from the files that they stand in."""

import json
import sys
from pathlib import Path

import duckdb

(folder,) = map(Path, sys.argv[1:])
claims = duckdb.sql(
    f"SELECT id, subject, relation, object, polarity, certainty FROM '{folder}/claims_*.parquet'"  # noqa: S608
)
edges = duckdb.sql(
    "SELECT id, subject, relation, object, claim_count::VARCHAR"  # noqa: S608
    f" FROM read_parquet(['{folder}/edges.parquet', '{folder}/edges_implied.parquet'])"
)
affirmed = duckdb.sql(f"SELECT id FROM '{folder}/claims_affirmed.parquet'")  # noqa: S608
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
