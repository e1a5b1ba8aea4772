# environment: test
"""Reads every file, with the context put in its place, and counts and asks what it holds."""

import json
import sys
from pathlib import Path

import pyoxigraph as ox

(folder,) = map(Path, sys.argv[1:])
context = json.loads((folder / "context.jsonld").read_text(encoding="utf-8"))
store = ox.Store()
for path in sorted(folder.glob("*.jsonld")):
    document = json.loads(path.read_text(encoding="utf-8"))
    if path.name != "context.jsonld":
        store.load(json.dumps(document | context).encode(), format=ox.RdfFormat.JSON_LD)
labels = store.query(
    """
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    SELECT DISTINCT ?node ?label WHERE { GRAPH ?graph { ?node rdfs:label ?label }
        FILTER(STRSTARTS(STR(?node), "https://w3id.org/etiograph/") && LANG(?label) = "en") }
    """
)
print(
    json.dumps(
        {
            "client": f"pyoxigraph {ox.__version__}",
            "quads": len(store),
            "labels": [[node.value for node in row] for row in labels],
        }
    )
)
