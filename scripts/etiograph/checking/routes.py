"""Says what a verdict can depend on: the triples along routes that begin at its focus.

A route is a row of steps from node to node. A verdict depends on all triples at the ends of its
routes; so what is concerned by a changed triple is found by walking the routes back from it. That
is complete: of the triples by which the neighbourhood of a focus differs, take one nearest to the
focus. The way to it either stands in the graph, or lacks a triple that was taken out, which is
nearer still.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.errors import InputSyntaxError
from etiograph.rdf.nodes import Node, value
from etiograph.vocabulary import BASE, expand

ANY, USE, BEFORE, STATED, MINTED = "*", "predicate", "number-before", "stated", "minted-edge"
"""Steps that are no predicate: any; the triples that a node is the predicate of; the claim with the
number before; the plain triple that an edge states; the edges whose IRI is made of a plain triple.
"""
SPECIAL = (USE, BEFORE, STATED, MINTED)
NUMBERED = re.compile(r"(?P<stem>.*-)(?P<number>[0-9]+)")
EDGE = re.compile(rf"{re.escape(BASE)}edge/(?P<subject>[^_]+)_.*")


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One step of a route: along a predicate, or against it.

    Attributes:
        word: IRI of the predicate, or one of the steps that are none.
        inverse: whether it leads from object to subject.
        closed: whether it is taken any number of times (in a route of one step only).
        some: whether all that matters is that there is one (in a route of one step only).
    """

    word: str
    inverse: bool = False
    closed: bool = False
    some: bool = False


Route = tuple[Step, ...]
TYPE = Step(graph.RDF_TYPE.value)


def parse(text: str, where: Path) -> list[Route]:
    """Return the routes of a header: words with ``/`` between steps.

    Before a step, ``^`` says that it is taken backwards; after it, ``+`` that it is taken any
    number of times, and ``?`` that one will do.

    Raises:
        InputSyntaxError: if a word is no prefixed name.
    """
    found = []
    for written in text.split():
        steps = []
        for one in written.split("/"):
            name = one.removeprefix("^").rstrip("+?")
            word = name if name in (ANY, *SPECIAL) else expand(name)
            if not word:
                raise InputSyntaxError(where, f"a route with {one}", "write prefixed names")
            steps.append(Step(word, one[0] == "^", one[-1] == "+", one[-1] == "?"))
        found.append(tuple(steps))
    return found


class Changed:
    """What changed between two graphs.

    Attributes:
        triples: subject, predicate and object of each changed triple.
        by_predicate: subjects and objects of the changed triples, by predicate.
        subjects: every IRI of which something else is said.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.triples = {(q.subject, q.predicate, q.object) for q in quads}
        self.subjects = {s for s, _, _ in self.triples if isinstance(s, ox.NamedNode)}
        self.by_predicate: dict[str, set[tuple[Node, Node]]] = {}
        for subject, predicate, object_ in self.triples:
            self.by_predicate.setdefault(predicate.value, set()).add((subject, object_))
        self._starts: dict[Step, set[Node]] = {}

    def starts(self, step: Step) -> set[Node]:
        """Return the nodes at which a step begins that leads over a changed triple."""
        if step not in self._starts:
            some = self._looked_up(step)
            self._starts[step] = {one for one in some if not isinstance(one, ox.BlankNode)}
        return self._starts[step]

    def _looked_up(self, step: Step) -> Iterable[Node]:
        if step.word == USE:
            return (predicate for _, predicate, _ in self.triples)
        if step.word in (BEFORE, STATED, MINTED):
            return ()
        if step.word == ANY:
            return (o if step.inverse else s for s, _, o in self.triples)
        return (o if step.inverse else s for s, o in self.by_predicate.get(step.word, ()))


def neighbour(node: Node, distance: int) -> Node:
    """Return the IRI with the number so much higher, of three digits or more.

    >>> neighbour(ox.NamedNode("https://w3id.org/etiograph/claim/001-009"), 1).value
    'https://w3id.org/etiograph/claim/001-010'
    """
    found = NUMBERED.fullmatch(value(node))
    number = int(found["number"]) + distance if found else 0
    return ox.NamedNode(f"{found['stem']}{number:03d}") if found and number > 0 else node


def subjects(edge: Node) -> set[Node]:
    """Return the terms of which the IRI of an edge can be made as subject.

    >>> edge = ox.NamedNode("https://w3id.org/etiograph/edge/food-nut_causes_symptom-ache")
    >>> [one.value for one in subjects(edge)]
    ['https://w3id.org/etiograph/food/nut']
    """
    found = EDGE.fullmatch(value(edge))
    parts = found["subject"].split("-") if found else []
    cuts = range(1, len(parts))
    return {ox.NamedNode(f"{BASE}{'-'.join(parts[:n])}/{'-'.join(parts[n:])}") for n in cuts}


def edge_of(quad: ox.Quad) -> ox.NamedNode | None:
    """Return the edge of a plain triple, as ``queries/inference/40-edges.rq`` mints its IRI.

    >>> nut, ache = (ox.NamedNode(BASE + one) for one in ("food/nut", "symptom/ache"))
    >>> edge_of(ox.Quad(nut, ox.NamedNode(f"{BASE}ontology#causes"), ache)).value
    'https://w3id.org/etiograph/edge/food-nut_causes_symptom-ache'
    """
    start, end = (
        value(node).partition(BASE)[2].replace("/", "-") for node in (quad.subject, quad.object)
    )
    try:
        return ox.NamedNode(f"{BASE}edge/{start}_{quad.predicate.value.partition('#')[2]}_{end}")
    except ValueError:
        return None
