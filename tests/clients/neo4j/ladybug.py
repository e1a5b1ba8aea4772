# environment: clients
"""Loads the files as a property graph, a table for each type of relationship, and asks in Cypher.

What affirms is found by type alone: the relationships whose type begins with no stance.
"""

import csv
import json
import sys
from pathlib import Path

import ladybug

(folder,) = map(Path, sys.argv[1:])
connection = ladybug.Connection(ladybug.Database(":memory:"))


def rows(query):
    """Return the rows of an answer."""
    return connection.execute(query).get_all()


def load(name):
    """Return the clause that reads a file, each column as text, as its header names them."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    typed = ", ".join(f"`{column}` STRING" for column in columns)
    options = "HEADER=true, PARALLEL=false, AUTO_DETECT=false, QUOTE='\"', ESCAPE='\"'"
    return f"LOAD WITH HEADERS ({typed}) FROM '{folder / name}' ({options})"


rows("CREATE NODE TABLE Term(id STRING PRIMARY KEY, label STRING)")
rows(f"COPY Term FROM ({load('nodes.csv')} RETURN `id:ID`, `label:string`)")
properties = ("id", "relation", "polarity", "certainty")
types = set()
for name in ("claims.csv", "denied.csv", "open.csv"):
    for (kind,) in rows(f"{load(name)} RETURN DISTINCT `:TYPE`"):
        assert kind not in types, "a type of relationship stands in two files"
        types.add(kind)
        columns = ", ".join(f"{one} STRING" for one in properties)
        rows(f"CREATE REL TABLE {kind}(FROM Term TO Term, {columns})")
        wanted = ", ".join(f"`{one}:string`" for one in properties)
        found = f"{load(name)} WHERE `:TYPE` = '{kind}' RETURN `:START_ID`, `:END_ID`, {wanted}"
        rows(f"COPY {kind} FROM ({found})")
stances = ("DENIES_", "LEAVES_OPEN_", "ASKS_")
affirming = sorted(kind for kind in types if not kind.startswith(stances))
print(
    json.dumps(
        {
            "client": f"ladybug {ladybug.__version__}",
            "claims": rows(
                "MATCH (a)-[c]->(b) RETURN c.id, a.id, c.relation, b.id, c.polarity, c.certainty"
            ),
            "affirmed": rows(f"MATCH ()-[c:{'|'.join(affirming)}]->() RETURN c.id"),
            "terms": rows("MATCH (a) RETURN a.id, a.label"),
            "causes": rows("MATCH (a)-[c:CAUSES]->(b) RETURN c.id"),
        }
    )
)
