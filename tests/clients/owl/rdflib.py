# environment: test
"""Reads both files, which must be the same ontology, and lists its terms and their counterparts."""

import json
import sys
from pathlib import Path

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

TERM = "https://w3id.org/etiograph/"
MATCHES = [SKOS[f"{one}Match"] for one in ("broad", "close", "exact", "narrow", "related")]

(folder,) = map(Path, sys.argv[1:])
graph = rdflib.Graph().parse(folder / "etiograph.owl", format="xml")
assert set(graph) == set(rdflib.Graph().parse(folder / "etiograph.ttl", format="turtle"))
(ontology,) = graph.subjects(RDF.type, OWL.Ontology)
assert graph.value(ontology, OWL.versionIRI)
terms = [
    [one, label]
    for one, label in graph.subject_objects(RDFS.label)
    if one.startswith(TERM) and "#" not in one and "/agent/" not in one
]
print(
    json.dumps(
        {
            "client": f"rdflib {rdflib.__version__}",
            "terms": terms,
            "mappings": [[*one] for match in MATCHES for one in graph.triples((None, match, None))],
        }
    )
)
