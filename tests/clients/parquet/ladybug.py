# environment: clients
"""Copies nodes and claims into a property graph, a table for each stance, and walks it."""

import json
import sys
from pathlib import Path

import ladybug

(folder,) = map(Path, sys.argv[1:])
graph = ladybug.Connection(ladybug.Database(":memory:"))
graph.execute(
    "CREATE NODE TABLE node(id STRING PRIMARY KEY, type STRING, label STRING, definition STRING,"
    " broader STRING, deficiency_of STRING, graph STRING)"
)
graph.execute(f"COPY node FROM '{folder}/nodes.parquet'")
claims, affirmed = [], []
for path in sorted(folder.glob("claims_*.parquet")):
    graph.execute(
        f"CREATE REL TABLE {path.stem}(FROM node TO node, id STRING, relation STRING,"
        " polarity STRING, certainty STRING)"
    )
    graph.execute(
        f"COPY {path.stem} FROM (LOAD FROM '{path}'"
        " RETURN subject, object, id, relation, polarity, certainty)"
    )
    found = graph.execute(
        f"MATCH (a:node)-[c:{path.stem}]->(b:node)"
        " RETURN c.id, a.id, c.relation, b.id, c.polarity, c.certainty"
    ).get_all()
    claims += found
    if path.stem == "claims_affirmed":
        affirmed = [row[:1] for row in found]
print(
    json.dumps({"client": f"ladybug {ladybug.__version__}", "affirmed": affirmed, "claims": claims})
)
