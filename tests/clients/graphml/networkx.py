# environment: test
"""Reads each file as a directed graph with parallel edges, keyed by claim."""

import json
import sys
from pathlib import Path

import networkx as nx

(folder,) = map(Path, sys.argv[1:])
parts = {
    name: nx.read_graphml(folder / f"{name}.graphml", edge_key_type=str, force_multigraph=True)
    for name in ("claims", "denied", "open", "collapsed")
}
assert all(graph.is_directed() for graph in parts.values())
collapsed = parts.pop("collapsed")
print(
    json.dumps(
        {
            "client": f"networkx {nx.__version__}",
            "claims": [
                [key, start, said["relation"], end, said["polarity"], said["certainty"]]
                for graph in parts.values()
                for start, end, key, said in graph.edges(keys=True, data=True)
            ],
            "affirmed": [[key] for _, _, key in parts["claims"].edges(keys=True)],
            "terms": list(parts["claims"].nodes(data="label")),
            "collapsed": [
                [key, start, said["relation"], end, str(said["claimCount"])]
                for start, end, key, said in collapsed.edges(keys=True, data=True)
            ],
        }
    )
)
