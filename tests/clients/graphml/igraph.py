# environment: clients
"""Reads each file; igraph finds nodes and edges by their name."""

import json
import sys
from pathlib import Path

import igraph

(folder,) = map(Path, sys.argv[1:])
parts = {
    name: igraph.Graph.Read_GraphML(str(folder / f"{name}.graphml"))
    for name in ("claims", "denied", "open", "collapsed")
}
assert all(graph.is_directed() for graph in parts.values())
collapsed = parts.pop("collapsed")


def edges(graph, *names):
    """Return the edges of a graph: id, source, relation, target and these attributes."""
    ids = graph.vs["name"]
    return [
        [one["name"], ids[one.source], one["relation"], ids[one.target], *(one[n] for n in names)]
        for one in graph.es
    ]


print(
    json.dumps(
        {
            "client": f"igraph {igraph.__version__}",
            "claims": [
                row for graph in parts.values() for row in edges(graph, "polarity", "certainty")
            ],
            "affirmed": [[one] for one in parts["claims"].es["name"]],
            "terms": list(
                zip(parts["claims"].vs["name"], parts["claims"].vs["label"], strict=True)
            ),
            "collapsed": [
                [*row, str(int(count))] for *row, count in edges(collapsed, "claimCount")
            ],
        }
    )
)
