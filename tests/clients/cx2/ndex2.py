# environment: clients
"""Reads each file as Cytoscape's own library does; nodes and edges are named in represents."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from ndex2.cx2 import RawCX2NetworkFactory

(folder,) = map(Path, sys.argv[1:])


def read(name):
    """Return the nodes of a file, by number, and its edges with what they join."""
    told = json.loads((folder / f"{name}.cx2").read_text("utf-8"))
    network = RawCX2NetworkFactory().get_cx2network(told)
    counts = {one["name"]: one["elementCount"] for one in told[1]["metaData"]}
    assert counts["nodes"] == len(network.get_nodes())
    assert counts["edges"] == len(network.get_edges())
    nodes = {number: node["v"] for number, node in network.get_nodes().items()}
    return nodes, [
        (edge["v"], nodes[edge["s"]]["represents"], nodes[edge["t"]]["represents"])
        for edge in network.get_edges().values()
    ]


parts = {name: read(name) for name in ("claims", "denied", "open", "collapsed")}
_, collapsed = parts.pop("collapsed")
print(
    json.dumps(
        {
            "client": f"ndex2 {version('ndex2')}",
            "claims": [
                [v["represents"], start, v["relation"], end, v["polarity"], v["certainty"]]
                for _, edges in parts.values()
                for v, start, end in edges
            ],
            "affirmed": [[v["represents"]] for v, _, _ in parts["claims"][1]],
            "terms": [[v["represents"], v["name"]] for v in parts["claims"][0].values()],
            "collapsed": [
                [v["represents"], start, v["relation"], end, str(v["claimCount"])]
                for v, start, end in collapsed
            ],
        }
    )
)
