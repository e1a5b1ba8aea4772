# environment: kgx
"""Streams the files to JSON Lines and back with kgx, and reads what came back.

kgx fetches Biolink and lists of prefixes from the net: it is given the installed model, and no
list. It must stream: else it merges edges of one subject, predicate and object. Claims that are no
edge are looked up in the sidecar.
"""

import contextlib
import csv
import functools
import importlib.metadata
import importlib.resources
import json
import sys
import tempfile
from pathlib import Path

import bmt

RANKS = {f"etio:{one}" for one in ("speculative", "weak", "hedged", "asserted", "strong")}
PARTS = ("subject", "relation", "object", "polarity", "certainty")


def offline(work: Path) -> None:
    mapping = work / "predicate_mapping.yaml"
    mapping.write_text("predicate mappings: []\n", encoding="utf-8")
    schema = importlib.resources.files("biolink_model.schema") / "biolink_model.yaml"
    bmt.Toolkit = functools.partial(bmt.Toolkit, str(schema), str(mapping))
    from kgx import config  # noqa: PLC0415 - importing kgx fetches, unless it was made not to

    contexts = ("biolink", "monarch_context", "obo_context")
    config.jsonld_context_map.update({name: {} for name in contexts})


def columns(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").partition("\n")[0].split("\t")


def streamed(given: list[Path], to: dict) -> None:
    from kgx.transformer import Transformer  # noqa: PLC0415 - as above

    source = {"filename": [str(path) for path in given], "format": given[0].suffix[1:]}
    Transformer(stream=True).transform(input_args=source, output_args=to)


def claim(edge: dict) -> list[str]:
    (certainty,) = RANKS & set(edge["qualifiers"].split("|"))
    polarity = "etio:denied" if edge["negated"].lower() == "true" else "etio:affirmed"
    parts = [edge[one] for one in ("id", "subject", "original_predicate", "object")]
    return [*parts, polarity, certainty]


(folder,) = map(Path, sys.argv[1:])
edges = sorted(folder.glob("*_edges.tsv"))
with tempfile.TemporaryDirectory() as temporary, contextlib.redirect_stdout(sys.stderr):
    work = Path(temporary)
    offline(work)
    streamed([folder / "nodes.tsv", *edges], {"filename": str(work / "there"), "format": "jsonl"})
    back = {
        "filename": str(work / "back"),
        "format": "tsv",
        "node_properties": columns(folder / "nodes.tsv"),
        "edge_properties": columns(edges[0]),
    }
    streamed([work / "there_nodes.jsonl", work / "there_edges.jsonl"], back)
    read = []
    for name in ("nodes", "edges"):
        with (work / f"back_{name}.tsv").open(encoding="utf-8", newline="") as lines:
            read.append(list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)))
nodes, returned = read
claims = [claim(edge) for edge in returned]
listed = {one[0] for one in claims}
for line in (folder / "sidecar.jsonl").read_text(encoding="utf-8").splitlines():
    one = json.loads(line)
    says = one["says"]
    if "etio:Claim" in says.get("rdf:type", ()) and one["id"] not in listed:
        claims.append([one["id"], *(says[f"etio:{part}"][0] for part in PARTS)])
print(
    json.dumps(
        {
            "client": f"kgx {importlib.metadata.version('kgx')}",
            "claims": claims,
            "nodes": [[one["id"], one["name"]] for one in nodes],
        }
    )
)
