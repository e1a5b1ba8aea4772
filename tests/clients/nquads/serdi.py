# environment: test
"""Has Serd's ``serdi`` read the file strictly, and looks the claims up in the quads it prints."""

import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ETIO = "https://w3id.org/etiograph/ontology#"
PARTS = [f"{ETIO}{one}" for one in ("subject", "relation", "object", "polarity", "certainty")]
QUAD = re.compile(r"<([^>]*)> <([^>]*)> (?:<([^>]*)>|.*) <([^>]*)> \.")

(folder,) = map(Path, sys.argv[1:])
if not shutil.which("serdi"):
    print(json.dumps({"skip": "serdi is not on this machine: apt-get install serdi"}))
    sys.exit()
version = subprocess.run(["serdi", "-v"], capture_output=True, text=True, check=True)
command = ["serdi", "-i", "nquads", "-o", "nquads", folder / "etiograph.nq"]
done = subprocess.run(command, capture_output=True, text=True, check=True)
lines = done.stdout.splitlines()
nodes = defaultdict(dict)
for line in lines:
    subject, predicate, iri, graph = QUAD.fullmatch(line).groups()
    if iri and "/graph/claims-" in graph:
        nodes[subject].setdefault(predicate, iri)
claims = [[one, *(said[part] for part in PARTS)] for one, said in nodes.items() if PARTS[0] in said]
name = " ".join(version.stdout.split()[:2])
print(json.dumps({"client": name, "claims": claims, "quads": len(lines)}))
