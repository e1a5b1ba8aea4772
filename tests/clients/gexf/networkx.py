# environment: test
"""Reads each file; networkx makes a graph with parallel edges of it where there are some."""

import json
import sys
from pathlib import Path

import networkx as nx

(folder,) = map(Path, sys.argv[1:])
parts = {
    name: nx.read_gexf(folder / f"{name}.gexf")
    for name in ("claims", "denied", "open", "collapsed")
}
assert all(graph.is_directed() for graph in parts.values())
collapsed = parts.pop("collapsed")
print(
    json.dumps(
        {
            "client": f"networkx {nx.__version__}",
            "claims": [
                [said["id"], start, said["relation"], end, said["polarity"], said["certainty"]]
                for graph in parts.values()
                for start, end, said in graph.edges(data=True)
            ],
            "affirmed": [[said["id"]] for _, _, said in parts["claims"].edges(data=True)],
            "terms": list(parts["claims"].nodes(data="label")),
            "collapsed": [
                [said["id"], start, said["relation"], end, str(said["claimCount"])]
                for start, end, said in collapsed.edges(data=True)
            ],
        }
    )
)
