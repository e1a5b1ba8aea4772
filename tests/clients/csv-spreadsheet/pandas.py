# environment: test
"""Reads the tables as a program would that knows of no change; names are as they were."""

import json
import sys
from pathlib import Path

import pandas as pd

CLAIM = ["id", "subject", "relation", "object", "polarity", "certainty"]
EDGE = ["id", "subject", "relation", "object", "claim_count"]


def read(path):
    """Return a table, its byte order mark taken off."""
    return pd.read_csv(path, dtype=str, encoding="utf-8-sig", keep_default_na=False)


(folder,) = map(Path, sys.argv[1:])
claims = pd.concat(map(read, sorted(folder.glob("claims_*.csv"))))
edges = pd.concat(map(read, sorted(folder.glob("edges*.csv"))))
print(
    json.dumps(
        {
            "client": f"pandas {pd.__version__}",
            "affirmed": read(folder / "claims_affirmed.csv")[["id"]].to_numpy().tolist(),
            "claims": claims[CLAIM].to_numpy().tolist(),
            "edges": edges[EDGE].to_numpy().tolist(),
        }
    )
)
