# environment: test
"""Reads all tables as data frames; counts quads as the cells that say something."""

import json
import sys
from pathlib import Path

import polars as pl

CLAIM = ["id", "subject", "relation", "object", "polarity", "certainty"]
EDGE = ["id", "subject", "relation", "object", "claim_count"]

(folder,) = map(Path, sys.argv[1:])
claims = pl.read_parquet(folder / "claims_*.parquet")
edges = pl.read_parquet(folder / "edges*.parquet")
quads, labels = 0, []
for path in sorted((folder / "tables").glob("*.parquet")):
    frame = pl.read_parquet(path)
    if path.stem == "Statement":
        quads += len(frame)
        continue
    for column in frame.drop("id", "graph").iter_columns():
        many = column.dtype == pl.List
        quads += column.list.len().sum() if many else len(column) - column.null_count()
    if "label" in frame.columns:
        labels += frame.select("id", "label").drop_nulls().rows()
print(
    json.dumps(
        {
            "client": f"polars {pl.__version__}",
            "affirmed": pl.read_parquet(folder / "claims_affirmed.parquet").select("id").rows(),
            "claims": claims.select(CLAIM).rows(),
            "edges": edges.select(pl.col(EDGE).cast(pl.String)).rows(),
            "labels": [row for row in labels if not row[0].startswith(("ECO:", "biolink:"))],
            "quads": quads,
        }
    )
)
