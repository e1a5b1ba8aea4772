# environment: test
"""Reads each file, which is one named graph, and looks the claims up in it."""

import json
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import RDF

ETIO = rdflib.Namespace("https://w3id.org/etiograph/ontology#")
PARTS = [ETIO[one] for one in ("subject", "relation", "object", "polarity", "certainty")]

(folder,) = map(Path, sys.argv[1:])
claims, triples = [], 0
for path in sorted(folder.glob("*.nt")):
    graph = rdflib.Graph().parse(path, format="nt")
    triples += len(graph)
    found = graph.subjects(RDF.type, ETIO.Claim)
    claims += [[claim, *(graph.value(claim, part) for part in PARTS)] for claim in found]
print(json.dumps({"client": f"rdflib {rdflib.__version__}", "claims": claims, "quads": triples}))
