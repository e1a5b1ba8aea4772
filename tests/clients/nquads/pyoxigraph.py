# environment: test
"""Opens the file in a store of Oxigraph, and asks it for the claims."""

import json
import sys
from pathlib import Path

import pyoxigraph as ox

(folder,) = map(Path, sys.argv[1:])
store = ox.Store()
store.load(path=str(folder / "etiograph.nq"), format=ox.RdfFormat.N_QUADS)
claims = store.query(
    """
    PREFIX etio: <https://w3id.org/etiograph/ontology#>
    SELECT ?claim ?subject ?relation ?object ?polarity ?certainty WHERE { GRAPH ?graph {
        ?claim a etio:Claim ; etio:subject ?subject ; etio:relation ?relation ;
            etio:object ?object ; etio:polarity ?polarity ; etio:certainty ?certainty .
    } }
    """
)
print(
    json.dumps(
        {
            "client": f"pyoxigraph {ox.__version__}",
            "claims": [[node.value for node in row] for row in claims],
            "quads": len(store),
        }
    )
)
