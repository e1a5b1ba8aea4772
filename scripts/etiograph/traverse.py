"""Turns the derived edges into a networkx graph and walks it."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import networkx as nx
import pyoxigraph as ox

from etiograph import query
from etiograph.causal import LONGEST, Path, Step

EDGES = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?subject ?object ?relation ?claim ?rank ?source ?denial
WHERE {
  ?edge a etio:Edge ;
    etio:relation etio:leadsTo ;
    etio:subject ?subject ;
    etio:object ?object ;
    prov:wasDerivedFrom ?claim .
  ?claim etio:relation ?relation ;
    etio:certainty/etio:rank ?rank ;
    etio:statedIn ?source .
  OPTIONAL {
    ?own etio:disputedBy ?denial ;
      etio:subject ?subject ;
      etio:relation ?relation ;
      etio:object ?object .
  }
}
ORDER BY ?subject ?object ?claim ?denial
"""

CausalGraph: TypeAlias = "nx.MultiDiGraph[str]"


def causal_graph(store: ox.Store) -> CausalGraph:
    """Return a multigraph of the aetiology steps: nodes are term IRIs, edges are claims.

    Each edge has the claim's IRI as key, and the attributes ``relation``, ``source`` (IRIs),
    ``certainty`` (rank, 1 to 5) and ``disputed`` (IRIs of the claims that deny it).
    """
    graph: CausalGraph = nx.MultiDiGraph()
    for row in query.ask(store, EDGES, {}).rows:
        subject, target, relation, claim, rank, source, denial = (c.value if c else "" for c in row)
        before = graph.get_edge_data(subject, target, claim, {}).get("disputed", ())
        graph.add_edge(
            subject,
            target,
            key=claim,
            relation=relation,
            source=source,
            certainty=int(rank),
            disputed=(*before, denial) if denial else before,
        )
    return graph


def paths(graph: CausalGraph, start: str, end: str, longest: int = LONGEST) -> list[Path]:
    """Return every simple path between two terms, the surest and shortest first.

    Args:
        graph: as ``causal_graph`` gives it.
        start: IRI of the first term.
        end: IRI of the last term.
        longest: most steps of a path.
    """
    if start not in graph or end not in graph or start == end:
        return []
    simple: nx.DiGraph[str] = nx.DiGraph(graph)
    walks = nx.all_simple_paths(simple, start, end, cutoff=longest)
    found = [Path(tuple(_step(graph, one, two) for one, two in pairwise(walk))) for walk in walks]
    return sorted(found, key=lambda path: (-path.weakest, len(path.steps), path.terms))


def _step(graph: CausalGraph, start: str, end: str) -> Step:
    claims = graph[start][end]
    return Step(
        start,
        end,
        tuple(sorted(claims)),
        tuple(sorted({data["relation"] for data in claims.values()})),
        tuple(sorted({data["source"] for data in claims.values()})),
        max(data["certainty"] for data in claims.values()),
        tuple(sorted({denial for data in claims.values() for denial in data.get("disputed", ())})),
    )
