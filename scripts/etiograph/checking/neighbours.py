"""Walks an open graph from node to node, and reads each node once.

A query costs more than it finds where a few hundred nodes are looked at: its text is parsed and
planned anew, with every node in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import chain, islice, product
from typing import cast

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.checking.routes import (
    ANY,
    BEFORE,
    MINTED,
    USE,
    Step,
    edge_of,
    neighbour,
)
from etiograph.rdf.nodes import Node, value
from etiograph.vocabulary import ETIO

UNION = ox.DefaultGraph()
KINDS = (ETIO.Relation, ETIO.RelationGroup)
"""Classes of the words that stand in plain triples."""
FEW = 32
"""Triples that are read together, in the hope that there are no more: less work than some looks."""


class Neighbours:
    """The neighbours of nodes of one open graph, each looked up once.

    Blank nodes are never walked from: no rule says anything of them alone.

    Attributes:
        store: the graph.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._met: dict[Step, dict[Node, list[ox.Quad]]] = defaultdict(dict)
        self._one: dict[Step, dict[Node, ox.Quad | None]] = defaultdict(dict)
        self._said: dict[Node, dict[str, list[ox.Quad]]] = {}
        self._used: dict[Node, dict[str, list[ox.Quad]] | None] = {}
        self._rare: dict[str, dict[Node, list[ox.Quad]] | None] = {}
        self._relations: list[ox.NamedNode] | None = None

    def read(self, nodes: Iterable[Node]) -> None:
        """Read all that is said of nodes: less work than a look for each of many predicates."""
        for node in nodes:
            if isinstance(node, ox.NamedNode) and node not in self._said:
                self._said[node] = _grouped(self.store.quads_for_pattern(node, None, None, UNION))

    def along(self, step: Step, nodes: Iterable[Node]) -> Iterator[ox.Quad]:
        """Yield the triples that one step leads over, a step along a predicate or any."""
        met, said = self._met[step], {} if step.inverse else self._said
        for node in nodes:
            known = said.get(node)
            if known is not None:
                if step.word != ANY:
                    yield from known.get(step.word, ())
                else:
                    for some in known.values():
                        yield from some
                continue
            if node not in met:
                met[node] = list(self.look(step, node))
            yield from met[node]

    def look(self, step: Step, node: Node) -> Iterable[ox.Quad]:
        """Return the triples of one node that one step leads over, not read before."""
        word = None if step.word in (ANY, USE) else _named(step.word)
        if isinstance(node, ox.BlankNode | ox.Triple):
            return ()
        if step.inverse:
            used = self._few(node)
            if used is None:
                return self.store.quads_for_pattern(None, word, node, UNION)
            return used.get(step.word, ()) if word else chain(*used.values())
        if not isinstance(node, ox.NamedNode):
            return ()
        return self._from(step, node, word)

    def _from(self, step: Step, node: ox.NamedNode, word: ox.NamedNode | None) -> Iterable[ox.Quad]:
        if step.word == USE:
            return self.store.quads_for_pattern(None, node, None, UNION)
        rare = None if word is None else self._seldom(word)
        if rare is not None:
            return rare.get(node, ())
        return self.store.quads_for_pattern(node, word, None, UNION)

    def _few(self, node: Node) -> dict[str, list[ox.Quad]] | None:
        """Return all that leads to a node, by predicate; None if it is much."""
        if node not in self._used:
            quads = list(islice(self.store.quads_for_pattern(None, None, node, UNION), FEW))
            self._used[node] = _grouped(quads) if len(quads) < FEW else None
        return self._used[node]

    def _seldom(self, word: ox.NamedNode) -> dict[Node, list[ox.Quad]] | None:
        """Return all triples of a predicate, by subject; None if there are many."""
        if word.value not in self._rare:
            quads = list(islice(self.store.quads_for_pattern(None, word, None, UNION), FEW))
            by_subject: dict[Node, list[ox.Quad]] = {}
            for quad in quads:
                by_subject.setdefault(quad.subject, []).append(quad)
            self._rare[word.value] = by_subject if len(quads) < FEW else None
        return self._rare[word.value]

    def ends(self, step: Step, nodes: Collection[Node]) -> set[Node]:
        """Return the nodes to which one step leads."""
        if step.word == BEFORE:
            return {neighbour(node, -1) for node in nodes}
        if step.word == MINTED:
            return {edge for quad in self.plain(nodes) if (edge := edge_of(quad))}
        if step.inverse:
            return {quad.subject for quad in self.along(step, nodes)}
        return {quad.object for quad in self.along(step, nodes)}

    def shorter(self, *ways: tuple[Step, Node]) -> list[Node]:
        """Return where one of several ways back leads, the one that leads to the fewest nodes.

        All are read at once, until one ends: what is said of much is never read whole.
        """
        looks = [iter(self.look(step, node)) for step, node in ways]
        read: list[list[Node]] = [[] for _ in looks]
        while True:
            for look, found in zip(looks, read, strict=True):
                quad = next(look, None)
                if quad is None:
                    return found
                found.append(quad.subject)

    def closure(self, step: Step, nodes: Iterable[Node]) -> set[Node]:
        """Return nodes, and those to which a step leads, taken any number of times."""
        found: set[Node] = set()
        new = set(nodes)
        while new:
            found |= new
            new = self.ends(step, new) - found
        return found

    def some(self, step: Step, nodes: Iterable[Node]) -> Iterator[ox.Quad]:
        """Yield one triple of each node that has one: that it has any is all that matters."""
        met = self._one[step]
        for node in nodes:
            if node not in met:
                known = node in self._said and not step.inverse and step.word != USE
                some = self.along(Step(step.word), [node]) if known else self.look(step, node)
                met[node] = next(iter(some), None)
            if (quad := met[node]) is not None:
                yield quad

    def plain(self, nodes: Iterable[Node]) -> Iterator[ox.Quad]:
        """Yield the plain triples of nodes."""
        if self._relations is None:
            self._relations = [
                quad.subject
                for kind in KINDS
                for quad in self.store.quads_for_pattern(None, graph.RDF_TYPE, _named(kind), UNION)
                if isinstance(quad.subject, ox.NamedNode)
            ]
        some = list(nodes)
        for relation in self._relations:
            yield from self.along(Step(relation.value), some)

    def stated(self, edges: Iterable[Node]) -> Iterator[ox.Quad]:
        """Yield the plain triples of the graph that edges state."""
        for edge in edges:
            parts = (
                [q.object for q in self.along(Step(word), [edge])]
                for word in (ETIO.subject, ETIO.relation, ETIO.object)
            )
            for subject, relation, end in product(*parts):
                if isinstance(relation, ox.NamedNode) and self.has(subject, relation.value, end):
                    yield ox.Quad(cast("ox.NamedNode", subject), relation, end, UNION)

    def has(self, subject: Node, word: str, end: Node) -> bool:
        """Tell whether the graph has a triple."""
        if not isinstance(subject, ox.NamedNode):
            return False
        return ox.Quad(subject, _named(word), end, UNION) in self.store

    def is_relation(self, word: Node) -> bool:
        """Tell whether a predicate is one of plain triples."""
        return any(self.has(word, graph.RDF_TYPE.value, _named(kind)) for kind in KINDS)


def _grouped(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    found: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(quad.predicate.value, []).append(quad)
    return found


@cache
def _named(word: str) -> ox.NamedNode:
    return ox.NamedNode(word)


def reverse(step: Step) -> Step:
    """Return the same step from its end."""
    return Step(step.word, not step.inverse)


def written(nodes: Iterable[Node]) -> frozenset[str]:
    """Return nodes as findings name them."""
    return frozenset(value(node) for node in nodes)
