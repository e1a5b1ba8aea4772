# environment: kgx
"""Makes an instance of the class of Biolink that each node and each edge names as its category.

The classes take no slot that is not theirs. Claims that are no edge are looked up in the sidecar.
"""

import importlib.metadata
import json
import sys
from pathlib import Path

from biolink_model.datamodel import pydanticmodel_v2 as biolink
from pydantic import ValidationError

RANKS = {f"etio:{one}" for one in ("speculative", "weak", "hedged", "asserted", "strong")}
PARTS = ("subject", "relation", "object", "polarity", "certainty")


def read(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def instances(records: list[dict], findings: list[str]) -> list:
    made = []
    for record in records:
        (category,) = record["category"]
        try:
            made.append(getattr(biolink, category.removeprefix("biolink:"))(**record))
        except (AttributeError, ValidationError) as error:
            findings.append(f"{record['id']}: {error}")
    return made


def claim(edge) -> list[str]:
    (certainty,) = RANKS & set(edge.qualifiers)
    polarity = "etio:denied" if edge.negated else "etio:affirmed"
    return [edge.id, edge.subject, edge.original_predicate, edge.object, polarity, certainty]


(folder,) = map(Path, sys.argv[1:])
findings: list[str] = []
nodes = instances(read(folder / "nodes.jsonl"), findings)
edges = [
    edge
    for path in sorted(folder.glob("*_edges.jsonl"))
    for edge in instances(read(path), findings)
]
instances(read(folder / "collapsed" / "edges.jsonl"), findings)
claims = [claim(edge) for edge in edges]
listed = {one[0] for one in claims}
for one in read(folder / "sidecar.jsonl"):
    says = one["says"]
    if "etio:Claim" in says.get("rdf:type", ()) and one["id"] not in listed:
        claims.append([one["id"], *(says[f"etio:{part}"][0] for part in PARTS)])
print(
    json.dumps(
        {
            "client": f"biolink-model {importlib.metadata.version('biolink-model')}",
            "claims": claims,
            "findings": findings,
            "nodes": [[one.id, one.name] for one in nodes],
        }
    )
)
