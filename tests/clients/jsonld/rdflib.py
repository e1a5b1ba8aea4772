# environment: test
"""Reads the claims of the documents; the context is found by its relative name."""

import json
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import RDF

ETIO = rdflib.Namespace("https://w3id.org/etiograph/ontology#")
PARTS = [ETIO[one] for one in ("subject", "relation", "object", "polarity", "certainty")]

(folder,) = map(Path, sys.argv[1:])
dataset = rdflib.Dataset()
dataset.parse(folder / "documents.jsonld", format="json-ld")
claims = []
for graph in dataset.graphs():
    found = graph.subjects(RDF.type, ETIO.Claim)
    claims += [[claim, *(graph.value(claim, part) for part in PARTS)] for claim in found]
print(json.dumps({"client": f"rdflib {rdflib.__version__}", "claims": claims}))
