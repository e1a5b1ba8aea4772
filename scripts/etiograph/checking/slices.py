"""Cuts out of an open graph the triples on which the verdicts on some nodes can depend."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.checking import routes
from etiograph.checking.routes import ANY, BEFORE, STATED, TYPE, USE, Route, Step
from etiograph.vocabulary import PREFIXES

SCHEMA = ("rdfs:subClassOf", "rdfs:subPropertyOf")
"""Words that say what stands above a class or relation: wherever they stand, they go along."""
KINDS = (ANY, USE, BEFORE, STATED)
WIDE = 4
"""Single steps of one rule from which on it costs less to take all that is said of a node."""


def schema(store: ox.Store) -> str:
    """Return, as N-Triples, what every verdict may depend on: the vocabulary, and what is above."""
    home = ox.NamedNode(f"{graph.GRAPH}vocabulary")
    own = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=home).decode()
    above = " UNION ".join(f"{{ ?s ?p ?o . FILTER (?p = {word}) }}" for word in SCHEMA)
    return own + _cut(store, "?s ?p ?o .", above)


def touches_schema(store: ox.Store, quads: Collection[ox.Quad]) -> bool:
    """Tell whether quads belong to what every verdict may depend on."""
    words = {PREFIXES["rdfs"] + word.partition(":")[2] for word in SCHEMA}
    home = ox.NamedNode(f"{graph.GRAPH}vocabulary")
    return any(
        quad.graph_name == home
        or quad.predicate.value in words
        or ox.Quad(quad.subject, quad.predicate, quad.object, home) in store
        for quad in quads
    )


def cut(store: ox.Store, wanted: Mapping[Route, Collection[str]]) -> str:
    """Return, as N-Triples, the triples along each route from its nodes.

    Args:
        store: the graph.
        wanted: nodes, in the notation of N-Triples, from which each route begins.
    """
    pieces = []
    for route, nodes in _prefixes(wanted).items():
        if nodes:
            pieces += _along(store, route, nodes)
    return "".join(pieces)


def widened(own: Collection[Route]) -> set[Route]:
    """Return routes that lead over no fewer triples, and are fewer where there were many."""
    single = {r for r in own if len(r) == 1 and not r[0].inverse and not r[0].closed}
    typed = {r for r in own if len(r) == 2 and r[1] == TYPE and not r[0].inverse}
    some = Step(ANY)
    found = set(own)
    if len(single) > WIDE:
        found = found - single | {(some,)}
    if len(typed) > WIDE:
        found = found - typed | {(some, TYPE)}
    return found


def _prefixes(wanted: Mapping[Route, Collection[str]]) -> dict[Route, set[str]]:
    """Return the routes with each of their beginnings, for a route needs all its steps."""
    found: dict[Route, set[str]] = {}
    for route, nodes in wanted.items():
        for length in range(1, len(route) + 1):
            found.setdefault(route[:length], set()).update(nodes)
    everything = found.get((Step(ANY),), set())
    plain = {
        route
        for route in found
        if len(route) == 1 and route[0] == Step(route[0].word) and route[0].word not in KINDS
    }
    return {r: nodes - everything if r in plain else nodes for r, nodes in found.items()}


def _along(store: ox.Store, route: Route, nodes: Collection[str]) -> list[str]:
    first = route[0]
    if first.word == BEFORE:
        if len(route) == 1:
            return []
        return _along(store, route[1:], {routes.neighbour(node, -1) for node in nodes})
    if first.word == STATED:
        text = f"{routes.values('e', nodes)} ?e etio:subject ?s ; etio:relation ?r ; etio:object ?o"
        return [_cut(store, "?s ?r ?o .", f"{text} . ?s ?r ?o .")]
    if first.some:
        return _witnesses(store, first, nodes)
    if first.closed:
        text = f"{routes.values('f', nodes)} ?f <{first.word}>* ?s . ?s <{first.word}> ?o ."
        return [_cut(store, f"?s <{first.word}> ?o .", text)]
    steps = [routes.pattern(s, f"?n{n}", f"?n{n + 1}") for n, s in enumerate(route)]
    return [_cut(store, steps[-1], f"{routes.values('n0', nodes)} {' '.join(steps)}")]


def _witnesses(store: ox.Store, step: Step, nodes: Collection[str]) -> list[str]:
    """Return one triple for each node that has one: that it has any is all that matters."""
    found = []
    for node in sorted(nodes):
        if not node.startswith("<"):
            continue
        term = ox.NamedNode(node[1:-1])
        word = None if step.word in (ANY, USE) else ox.NamedNode(step.word)
        way = (None, term, None) if step.word == USE else (None, word, term)
        quad = next(store.quads_for_pattern(*way, graph_name=ox.DefaultGraph()), None)
        if quad is not None:
            found.append(f"{quad.triple} .\n")
    return found


def _cut(store: ox.Store, template: str, where: str) -> str:
    text = f"CONSTRUCT {{ {template} }} WHERE {{ {where} }}"
    found = store.query(text, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QueryTriples)
    written = found.serialize(format=ox.RdfFormat.N_TRIPLES)
    return (written or b"").decode()
