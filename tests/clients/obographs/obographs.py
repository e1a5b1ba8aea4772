# environment: clients
"""Reads the file by the models of the package, and lists terms, links and counterparts."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import obographs

MATCH = "Match"

(folder,) = map(Path, sys.argv[1:])
graph = obographs.read(folder / "etiograph-terms.json")
terms = [one for one in graph.nodes if one.type == "CLASS" and "/ontology#" not in one.id]
print(
    json.dumps(
        {
            "client": f"obographs {version('obographs')}",
            "terms": [[one.id, one.lbl] for one in terms],
            "links of terms": [
                [one.sub, one.pred, one.obj] for one in graph.edges if one.pred != "is_a"
            ],
            "mappings of terms": [
                [one.id, said.pred, said.val]
                for one in terms
                for said in one.meta.basicPropertyValues or []
                if said.pred.endswith(MATCH)
            ],
        }
    )
)
