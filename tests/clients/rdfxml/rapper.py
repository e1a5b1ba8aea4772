# environment: test
"""Has Raptor's ``rapper`` read each file, and looks the claims up in the triples that it prints."""

import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ETIO = "https://w3id.org/etiograph/ontology#"
PARTS = [f"{ETIO}{one}" for one in ("subject", "relation", "object", "polarity", "certainty")]
TRIPLE = re.compile(r"<([^>]*)> <([^>]*)> (?:<([^>]*)>|.*) \.")

(folder,) = map(Path, sys.argv[1:])
if not shutil.which("rapper"):
    print(json.dumps({"skip": "rapper is not on this machine: apt-get install raptor2-utils"}))
    sys.exit()
version = subprocess.run(["rapper", "--version"], capture_output=True, text=True, check=True)
triples, nodes = 0, defaultdict(dict)
for path in sorted(folder.glob("*.rdf")):
    command = ["rapper", "--quiet", "--input", "rdfxml", path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        subject, predicate, iri = TRIPLE.fullmatch(line).groups()
        triples += 1
        if iri and path.name.startswith("claims-"):
            nodes[subject].setdefault(predicate, iri)
claims = [[one, *(said[part] for part in PARTS)] for one, said in nodes.items() if PARTS[0] in said]
print(
    json.dumps({"client": f"rapper {version.stdout.strip()}", "claims": claims, "quads": triples})
)
