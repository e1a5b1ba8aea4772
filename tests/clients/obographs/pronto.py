# environment: clients
"""Opens the file as an ontology, and reads its terms, their other names and cross-references."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import pronto

(folder,) = map(Path, sys.argv[1:])
ontology = pronto.Ontology(folder / "etiograph-terms.json")
terms = [one for one in ontology.terms() if "/ontology#" not in one.id]
print(
    json.dumps(
        {
            "client": f"pronto {version('pronto')}",
            "terms": [[one.id, one.name] for one in terms],
            "names": [[one.id, name.description] for one in terms for name in one.synonyms],
            "xrefs": [[one.id, xref.id] for one in terms for xref in one.xrefs],
        }
    )
)
