# environment: test
"""Reads the files of claims, each a named graph, and looks the claims up in them."""

import json
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import RDF

ETIO = rdflib.Namespace("https://w3id.org/etiograph/ontology#")
PARTS = [ETIO[one] for one in ("subject", "relation", "object", "polarity", "certainty")]

(folder,) = map(Path, sys.argv[1:])
claims = []
for path in sorted(folder.glob("claims-*.rdf")):
    graph = rdflib.Graph().parse(path, format="xml")
    found = graph.subjects(RDF.type, ETIO.Claim)
    claims += [[claim, *(graph.value(claim, part) for part in PARTS)] for claim in found]
print(json.dumps({"client": f"rdflib {rdflib.__version__}", "claims": claims}))
