"""Tells whom a change concerns, by walking the routes of a rule back from what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pyoxigraph as ox

from etiograph.checking.neighbours import Neighbours, reverse
from etiograph.checking.routes import (
    ANY,
    BEFORE,
    MINTED,
    STATED,
    Changed,
    Route,
    Step,
    neighbour,
    subjects,
)
from etiograph.rdf.nodes import Node
from etiograph.vocabulary import ETIO

STRANGE = (ANY, BEFORE, MINTED)
"""First steps that are no single predicate."""
WIDE = 4
"""Looks at one node from which on it costs less to read all that leads to it."""


def concerned(walk: Neighbours, routes: Collection[Route], changed: Changed) -> set[Node]:
    """Return every node from which one of the routes leads over a changed triple.

    Args:
        walk: the graph after the change.
        routes: the routes of a rule.
        changed: what changed.
    """
    found: set[Node] = set()
    back: dict[Route, set[Node]] = {}
    for route in routes:
        for number, step in enumerate(route):
            nodes = changed.starts(step)
            if step.closed and nodes:
                nodes = walk.closure(reverse(step), nodes)
            if nodes:
                back.setdefault(route[:number], set()).update(nodes)
        if route[0].word == STATED:
            found |= set(_stating(walk, changed))
    found |= back.pop((), set())
    plain = {r for r in back if len(r) == 1 and not r[0].inverse and r[0].word not in STRANGE}
    found |= _one_step(walk, {route[0].word: back.pop(route) for route in plain})
    for route, nodes in back.items():
        found |= _back(walk, route, nodes)
    return {node for node in found if isinstance(node, ox.NamedNode | ox.Literal)}


def _one_step(walk: Neighbours, leading: dict[str, set[Node]]) -> set[Node]:
    """Return the subjects of some predicates that have one of their nodes as object."""
    words: dict[Node, list[str]] = {}
    for word, nodes in leading.items():
        for node in nodes:
            words.setdefault(node, []).append(word)
    found: set[Node] = set()
    for node, some in words.items():
        if len(some) > WIDE:
            uses = walk.along(Step(ANY, inverse=True), [node])
            found |= {quad.subject for quad in uses if quad.predicate.value in some}
        else:
            for word in some:
                found |= walk.ends(Step(word, inverse=True), [node])
    return found


def _back(walk: Neighbours, route: Route, nodes: set[Node]) -> set[Node]:
    """Return where a route begins that leads to nodes."""
    for step in reversed(route):
        if step.word == BEFORE:
            nodes = {neighbour(node, 1) for node in nodes}
        elif step.word == MINTED:
            nodes = {one for node in nodes for one in subjects(node)}
        else:
            nodes = walk.ends(reverse(step), nodes)
    return nodes


def _stating(walk: Neighbours, changed: Changed) -> Iterator[Node]:
    """Yield the edges that state a changed triple."""
    for word, pairs in changed.by_predicate.items():
        if not walk.is_relation(ox.NamedNode(word)):
            continue
        for subject, object_ in pairs:
            for edge in walk.shorter(
                (Step(ETIO.subject, inverse=True), subject),
                (Step(ETIO.object, inverse=True), object_),
            ):
                if all(
                    walk.has(edge, said, end)
                    for said, end in (
                        (ETIO.subject, subject),
                        (ETIO.object, object_),
                        (ETIO.relation, ox.NamedNode(word)),
                    )
                ):
                    yield edge
