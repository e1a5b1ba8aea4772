"""Cuts out of an open graph the triples on which the verdicts on some nodes can depend."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.checking.neighbours import UNION, Neighbours
from etiograph.checking.routes import ANY, BEFORE, MINTED, SPECIAL, STATED, TYPE, Route, Step
from etiograph.checking.shapes import SH
from etiograph.rdf.nodes import Node, value
from etiograph.vocabulary import PREFIXES

BELOW = Step(PREFIXES["rdfs"] + "subClassOf")
SCHEMA = (BELOW.word, PREFIXES["rdfs"] + "subPropertyOf")
"""Words that say what stands above a class or relation: wherever they stand, they go along."""
VOCABULARY = ox.NamedNode(f"{graph.GRAPH}vocabulary")
MARK = "urn:x-marked:"
KINDS = (ANY, *SPECIAL)
WIDE = 4
"""Single steps of one rule from which on it costs less to take all that is said of a node."""


def schema(store: ox.Store) -> list[ox.Quad]:
    """Return what every verdict may depend on: the vocabulary, and what is above.

    Words for people are left out: no verdict on another node rests on them.
    """
    quads = [
        ox.Quad(*quad.triple)
        for quad in store.quads_for_pattern(None, None, None, VOCABULARY)
        if not (isinstance(quad.object, ox.Literal) and quad.object.language)
    ]
    for word in SCHEMA:
        quads += store.quads_for_pattern(None, ox.NamedNode(word), None, UNION)
    return quads


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


def marks(walk: Neighbours, nodes: Collection[Node]) -> Iterator[ox.Quad]:
    """Yield a mark for each class that a node is of.

    The node is the object of the mark: nothing more is said of it, which a closed shape would see.
    """
    above: dict[Node, list[ox.NamedNode]] = {}
    for quad in walk.along(TYPE, nodes):
        if quad.object not in above:
            over = walk.closure(BELOW, [quad.object])
            above[quad.object] = [ox.NamedNode(MARK + value(one)) for one in over]
        for word in above[quad.object]:
            yield ox.Quad(ox.NamedNode(MARK), word, quad.subject)


def touches_schema(store: ox.Store, quads: Collection[ox.Quad]) -> bool:
    """Tell whether quads belong to what every verdict may depend on.

    So does what is said of a predicate in use, wherever it is said.
    """
    subjects = {quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}
    if any(next(store.quads_for_pattern(None, one, None, UNION), None) for one in subjects):
        return True
    return any(
        quad.graph_name == VOCABULARY
        or quad.predicate.value in SCHEMA
        or ox.Quad(quad.subject, quad.predicate, quad.object, VOCABULARY) in store
        for quad in quads
    )


def text(quads: Iterable[ox.Quad]) -> str:
    """Return triples of the union as N-Triples."""
    return (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()


def cut(walk: Neighbours, wanted: Mapping[Route, Collection[Node]]) -> set[ox.Quad]:
    """Return the triples along each route from its nodes.

    Args:
        walk: the graph.
        wanted: nodes from which each route begins.
    """
    steps: dict[Step, set[Node]] = {}
    waiting = {route: set(nodes) for route, nodes in wanted.items() if nodes}
    for route, nodes in waiting.items():
        if route[0] == Step(ANY):
            walk.read(nodes)
    while waiting:
        following: dict[Route, set[Node]] = {}
        known: dict[tuple[Step, frozenset[Node]], set[Node]] = {}
        for (step, *rest), nodes in waiting.items():
            steps.setdefault(step, set()).update(nodes)
            if rest:
                key = (step, frozenset(nodes))
                if key not in known:
                    known[key] = walk.ends(step, nodes)
                following.setdefault(tuple(rest), set()).update(known[key])
        waiting = {route: nodes for route, nodes in following.items() if nodes}
    everything = steps.get(Step(ANY), set())
    found: set[ox.Quad] = set()
    for step, nodes in steps.items():
        covered = step == Step(step.word) and step.word not in KINDS
        found.update(triples(walk, step, nodes - everything if covered else nodes))
    # What is said of a predicate may stand outside the vocabulary, and goes along as that does.
    found.update(walk.along(Step(ANY), {quad.predicate for quad in found}))
    return found


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


def triples(walk: Neighbours, step: Step, nodes: Collection[Node]) -> Iterable[ox.Quad]:
    """Return the triples that one step leads over."""
    if step.word in (BEFORE, MINTED):
        return ()
    if step.some:
        return walk.some(step, nodes)
    if step.word == STATED:
        return walk.stated(nodes)
    if step.closed:
        plain = Step(step.word, step.inverse)
        return walk.along(plain, walk.closure(plain, nodes))
    return walk.along(step, nodes)
