"""Turns the derived edges into a networkx graph and walks it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from etiograph.rdf import query
from etiograph.vocabulary import ETIO
from etiograph.walking import ways
from etiograph.walking.causal import LONGEST, Backing, Path, Step, Walkable
from etiograph.walking.places import Place

if TYPE_CHECKING:
    import networkx as nx

EDGES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX etio: <https://w3id.org/etiograph/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?subject ?object ?relation ?claim ?rank ?source ?publisher ?denial
WHERE {
  ?edge a etio:Edge ;
    etio:relation etio:leadsTo ;
    etio:subject ?subject ;
    etio:object ?object ;
    prov:wasDerivedFrom ?claim .
  ?claim etio:relation ?relation ;
    etio:certainty/etio:rank ?rank ;
    etio:statedIn ?source .
  ?source dcterms:publisher ?publisher .
  OPTIONAL {
    ?own etio:disputedBy ?denial ;
      etio:subject ?subject ;
      etio:relation ?relation ;
      etio:object ?object .
  }
}
ORDER BY ?subject ?object ?claim ?denial
"""

DOUBTS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?subject ?relation ?object ?claim
WHERE {
  ?claim etio:leavesOpen ?proposition ;
    etio:subject ?subject ;
    etio:relation ?relation ;
    etio:object ?object .
}
ORDER BY ?claim
"""

LIMITS = """
PREFIX etio: <https://w3id.org/etiograph/ontology#>
SELECT ?claim ?limit ?value
WHERE {
  ?claim a etio:Claim ;
    ?limit ?value .
  FILTER (?limit IN (etio:population, etio:region, etio:severity))
}
ORDER BY ?claim ?limit ?value
"""

CausalGraph: TypeAlias = "nx.MultiDiGraph[str]"
BACKING = [field.name for field in fields(Backing)][1:]
"""What an edge says of its claim, as ``Backing`` names it."""


def causal_graph(store: ox.Store) -> CausalGraph:
    """Return a multigraph of the aetiology steps: nodes are term IRIs, edges are claims.

    Each edge has the claim's IRI as key, and the attributes ``relation``, ``source``, ``publisher``
    (IRIs), ``certainty`` (rank, 1 to 5), ``disputed`` and ``doubted`` (IRIs of the claims that deny
    it, and that leave it open), ``region``, ``populations`` and ``severity`` (its limits, as a
    ``Backing`` has them).
    """
    import networkx as nx  # noqa: PLC0415 - slow to import, and wanted by few

    graph: CausalGraph = nx.MultiDiGraph()
    doubts: dict[tuple[str, ...], tuple[str, ...]] = {}
    for *said, claim in _rows(store, DOUBTS):
        doubts[tuple(said)] = (*doubts.get(tuple(said), ()), claim)
    limits: dict[tuple[str, str], tuple[str, ...]] = {}
    for claim, limit, value in _rows(store, LIMITS):
        limits[claim, limit] = (*limits.get((claim, limit), ()), value)
    for subject, target, relation, claim, rank, source, publisher, denial in _rows(store, EDGES):
        before = graph.get_edge_data(subject, target, claim, {}).get("disputed", ())
        graph.add_edge(
            subject,
            target,
            key=claim,
            relation=relation,
            source=source,
            publisher=publisher,
            certainty=int(rank),
            disputed=(*before, denial) if denial else before,
            doubted=doubts.get((subject, relation, target), ()),
            region="".join(limits.get((claim, ETIO.region), ())),
            populations=limits.get((claim, ETIO.population), ()),
            severity="".join(limits.get((claim, ETIO.severity), ())),
        )
    return graph


class Graph:
    """The steps of a networkx graph, ready to be walked; a ``Walkable``.

    Attributes:
        steps: made when they are asked for, each once.
        before, after: as the graph has them.
    """

    def __init__(self, graph: CausalGraph) -> None:
        self.steps = _Steps(graph)
        self.before: Mapping[str, Collection[str]] = graph.pred
        self.after: Mapping[str, Collection[str]] = graph.succ


class _Steps(dict[tuple[str, str], Step]):
    def __init__(self, graph: CausalGraph) -> None:
        super().__init__()
        self._graph = graph

    def __missing__(self, ends: tuple[str, str]) -> Step:
        self[ends] = step(self._graph, *ends)
        return self[ends]


def paths(
    graph: CausalGraph | Walkable, start: str, end: str | Place, longest: int = LONGEST
) -> list[Path]:
    """Return every simple path from a term to another, the surest and shortest first.

    Paths into a part of the body reach it by their last step (see ``Place.arrival``). They go on
    beyond what is only said to be there, for that may lead to what bears the name of the place;
    they do not go on beyond the latter.

    Args:
        graph: as ``causal_graph`` gives it, or what else is ready to be walked, such as an index.
        start: IRI of the first term.
        end: IRI of the last term, or a part of the body, as ``places.place`` gives it.
        longest: most steps of a path.
    """
    if isinstance(end, str):
        return _paths(graph, start, end.__eq__, longest)
    return [
        path
        for path in paths_from(graph, start, longest)
        if end.arrival(path.steps[-1]) and not end.named & set(path.terms[:-1])
    ]


def paths_from(graph: CausalGraph | Walkable, start: str, longest: int = LONGEST) -> list[Path]:
    """Return every simple path from a term to any other, the surest and shortest first."""
    return _paths(graph, start, _any, longest)


def paths_to(graph: CausalGraph | Walkable, end: str, longest: int = LONGEST) -> list[Path]:
    """Return every simple path from any term to one, the surest and shortest first."""
    return _paths(graph, end, _any, longest, backward=True)


def step(graph: CausalGraph, start: str, end: str, only: Collection[str] = ()) -> Step:
    """Return the step between two terms that an edge joins, with the claims behind it.

    Args:
        graph: as ``causal_graph`` gives it.
        start: IRI of the cause.
        end: IRI of the effect.
        only: IRIs of the claims to keep; all of them if empty.
    """
    claims = {key: data for key, data in graph[start][end].items() if not only or key in only}
    backing = tuple(
        Backing(claim, **{name: one[name] for name in BACKING if name in one})
        for claim, one in sorted(claims.items())
    )
    contrary = [
        tuple(sorted({claim for data in claims.values() for claim in data.get(how, ())}))
        for how in ("disputed", "doubted")
    ]
    return Step(start, end, backing, *contrary)


def _rows(store: ox.Store, text: str) -> Iterator[tuple[str, ...]]:
    for row in query.ask(store, text, {}).rows:
        yield tuple(cell.value if cell else "" for cell in row)


def _any(_: str) -> bool:
    return True


def _paths(
    graph: CausalGraph | Walkable,
    start: str,
    wanted: Callable[[str], bool],
    longest: int,
    *,
    backward: bool = False,
) -> list[Path]:
    walked = graph if isinstance(graph, Walkable) else Graph(graph)
    near = walked.before if backward else walked.after
    found = []
    for way in ways.simple(start, lambda term: near.get(term, ()), wanted, longest):
        terms = way[::-1] if backward else way
        found.append(Path(tuple(walked.steps[pair] for pair in pairwise(terms))))
    return sorted(found, key=lambda path: (-path.weakest, len(path.steps), path.terms))
