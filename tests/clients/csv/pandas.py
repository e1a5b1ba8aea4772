# environment: test
"""Reads all tables as data frames of text; counts quads as cells, and arrays by their length."""

import json
import sys
from pathlib import Path

import pandas as pd

CLAIM = ["id", "subject", "relation", "object", "polarity", "certainty"]
EDGE = ["id", "subject", "relation", "object", "claim_count"]


def read(path):
    """Return a table; an empty cell is a missing value, and nothing else is."""
    return pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])


(folder,) = map(Path, sys.argv[1:])
told = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
quads, labels = 0, []
for one in told:
    if not one["url"].startswith("tables/"):
        continue
    frame = read(folder / one["url"])
    if one["url"] == "tables/Statement.csv":
        quads += len(frame)
        continue
    for column in one["tableSchema"]["columns"]:
        cells = frame[column["name"]].dropna()
        if "propertyUrl" in column:
            many = column["datatype"] == "json"
            quads += sum(len(json.loads(cell)) for cell in cells) if many else len(cells)
    if "label" in frame:
        labels += frame[["id", "label"]].dropna().to_numpy().tolist()
claims = pd.concat(map(read, sorted(folder.glob("claims_*.csv"))))
edges = pd.concat(map(read, sorted(folder.glob("edges*.csv"))))
print(
    json.dumps(
        {
            "client": f"pandas {pd.__version__}",
            "affirmed": read(folder / "claims_affirmed.csv")[["id"]].to_numpy().tolist(),
            "claims": claims[CLAIM].to_numpy().tolist(),
            "edges": edges[EDGE].to_numpy().tolist(),
            "labels": [row for row in labels if not row[0].startswith(("ECO:", "biolink:"))],
            "nodes": read(folder / "nodes.csv")[["id", "label"]].to_numpy().tolist(),
            "quads": quads,
        }
    )
)
