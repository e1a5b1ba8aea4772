"""Cuts out of an open graph the triples on which the verdicts on some nodes can depend."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.checking import routes
from etiograph.checking.routes import ANY, BEFORE, MINTED, SPECIAL, STATED, TYPE, USE, Route, Step
from etiograph.checking.shapes import SH
from etiograph.rdf.nodes import value
from etiograph.vocabulary import BASE, PREFIXES

SCHEMA = ("rdfs:subClassOf", "rdfs:subPropertyOf")
"""Words that say what stands above a class or relation: wherever they stand, they go along."""
MARK = "urn:x-marked:"
KINDS = (ANY, *SPECIAL)
PLAIN = """VALUES ?kind { etio:Relation etio:RelationGroup } ?relation a ?kind .
  ?start ?relation ?object ."""
MINT = f"""BIND (REPLACE(STRAFTER(STR(?start), "{BASE}"), "/", "-") AS ?from)
  BIND (REPLACE(STRAFTER(STR(?object), "{BASE}"), "/", "-") AS ?to)
  BIND (STRAFTER(STR(?relation), "#") AS ?word)
  BIND (IRI(CONCAT("{BASE}edge/", ?from, "_", ?word, "_", ?to)) AS ?end)"""
"""The IRI of the edge of a plain triple, as ``queries/inference/40-edges.rq`` mints it."""
WIDE = 4
"""Single steps of one rule from which on it costs less to take all that is said of a node."""


def schema(store: ox.Store) -> str:
    """Return, as N-Triples, what every verdict may depend on: the vocabulary, and what is above.

    Words for people are left out: no verdict on another node rests on them.
    """
    home = f"<{graph.GRAPH}vocabulary>"
    where = f"GRAPH {home} {{ ?s ?p ?o . FILTER (!isLiteral(?o) || LANG(?o) = '') }}"
    above = (_cut(store, f"?s {word} ?o .", f"?s {word} ?o .") for word in SCHEMA)
    return "".join((_cut(store, "?s ?p ?o .", where), *above))


def aimed(all_shapes: ox.Store) -> ox.Store:
    """Return shapes that look at marked nodes only, where they looked at all nodes of a class.

    In a slice the neighbours of a node have a type too, but not all that is said of them.
    """
    found = ox.Store()
    for quad in all_shapes:
        if quad.predicate.value == SH + "targetClass":
            word = ox.NamedNode(SH + "targetObjectsOf")
            mark = ox.NamedNode(MARK + value(quad.object))
            quad = ox.Quad(quad.subject, word, mark)  # noqa: PLW2901
        found.add(quad)
    return found


def marks(store: ox.Store, nodes: Collection[str]) -> str:
    """Return, as N-Triples, a mark for each class that a node is of.

    The node is the object of the mark: nothing more is said of it, which a closed shape would see.
    """
    where = f"{routes.values('node', nodes)} ?node a ?kind ."
    kinds: dict[str, set[str]] = {}
    for node, kind in routes.select(store, f"SELECT ?node ?kind WHERE {{ {where} }}"):
        kinds.setdefault(kind, set()).add(node)
    where = f"{routes.values('kind', kinds)} ?kind rdfs:subClassOf* ?above ."
    above = routes.select(store, f"SELECT DISTINCT ?kind ?above WHERE {{ {where} }}")
    return "".join(
        f"<{MARK}> <{MARK}{over[1:-1]}> {node} .\n" for kind, over in above for node in kinds[kind]
    )


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
    steps: dict[Step, set[str]] = {}
    waiting = {route: set(nodes) for route, nodes in wanted.items() if nodes}
    while waiting:
        following: dict[Route, set[str]] = {}
        known: dict[tuple[Step, frozenset[str]], set[str]] = {}
        for (step, *rest), nodes in waiting.items():
            steps.setdefault(step, set()).update(nodes)
            if rest:
                key = (step, frozenset(nodes))
                if key not in known:
                    known[key] = _ends(store, step, nodes)
                following.setdefault(tuple(rest), set()).update(known[key])
        waiting = {route: nodes for route, nodes in following.items() if nodes}
    everything = steps.get(Step(ANY), set())
    pieces = []
    for step, nodes in steps.items():
        covered = step == Step(step.word) and step.word not in KINDS
        pieces += _triples(store, step, nodes - everything if covered else nodes)
    return "".join(pieces)


def widened(own: Collection[Route]) -> set[Route]:
    """Return routes that lead over no fewer triples, and are fewer where there were many."""
    plain = {r for r in own if r[0] == Step(r[0].word) and r[0].word not in KINDS}
    single = {r for r in plain if len(r) == 1}
    typed = {r for r in plain if r[1:] == (TYPE,)}
    some = Step(ANY)
    found = set(own)
    if len(single) > WIDE:
        found = found - single | {(some,)}
    if len(typed) > WIDE:
        found = found - typed | {(some, TYPE)}
    return found


def _ends(store: ox.Store, step: Step, nodes: Collection[str]) -> set[str]:
    if step.word == BEFORE:
        return {routes.neighbour(node, -1) for node in nodes}
    where = f"{routes.values('start', nodes)} {routes.pattern(step, '?start', '?end')}"
    if step.word == MINTED:
        where = f"{routes.values('start', nodes)} {PLAIN} {MINT}"
    return routes.first(store, f"SELECT DISTINCT ?end WHERE {{ {where} }}")


def _triples(store: ox.Store, step: Step, nodes: Collection[str]) -> list[str]:
    """Return the triples that one step leads over, as pieces of N-Triples."""
    if step.word in (BEFORE, MINTED) or not nodes:
        return []
    if step.some:
        return _witnesses(store, step, nodes)
    if step.word == STATED:
        text = f"{routes.values('e', nodes)} ?e etio:subject ?s ; etio:relation ?r ; etio:object ?o"
        return [_cut(store, "?s ?r ?o .", f"{text} . ?s ?r ?o .")]
    if step.closed:
        text = f"{routes.values('f', nodes)} ?f <{step.word}>* ?s . ?s <{step.word}> ?o ."
        return [_cut(store, f"?s <{step.word}> ?o .", text)]
    triple = routes.pattern(step, "?start", "?end")
    return [_cut(store, triple, f"{routes.values('start', nodes)} {triple}")]


def _witnesses(store: ox.Store, step: Step, nodes: Collection[str]) -> list[str]:
    """Return one triple for each node that has one: that it has any is all that matters."""
    found = []
    for node in sorted(nodes):
        if not node.startswith("<"):
            continue
        term = ox.NamedNode(node[1:-1])
        word = None if step.word in (ANY, USE) else ox.NamedNode(step.word)
        quads = (
            store.quads_for_pattern(None, term, None, ox.DefaultGraph())
            if step.word == USE
            else store.quads_for_pattern(term, word, None, ox.DefaultGraph())
            if not step.inverse
            else store.quads_for_pattern(None, word, term, ox.DefaultGraph())
        )
        quad = next(quads, None)
        if quad is not None:
            found.append(f"{quad.triple} .\n")
    return found


def _cut(store: ox.Store, template: str, where: str) -> str:
    text = f"CONSTRUCT {{ {template} }} WHERE {{ {where} }}"
    found = store.query(text, prefixes=dict(PREFIXES))
    written = cast("ox.QueryTriples", found).serialize(format=ox.RdfFormat.N_TRIPLES)
    return (written or b"").decode()
