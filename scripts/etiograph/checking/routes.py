"""Says what a verdict can depend on: the triples along routes that begin at its focus.

A route is a row of steps from node to node. A verdict depends on all triples at the ends of its
routes; so what is concerned by a changed triple is found by walking the routes back from it. That
is complete: of the triples by which the neighbourhood of a focus differs, take one nearest to the
focus. The way to it either stands in the graph, or lacks a triple that was taken out, which is
nearer still.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from etiograph.building import graph
from etiograph.errors import InputSyntaxError
from etiograph.vocabulary import BASE, PREFIXES, expand

ANY, USE, BEFORE, STATED, MINTED = "*", "predicate", "number-before", "stated", "minted-edge"
"""Steps that are no predicate: any; the triples that a node is the predicate of; the claim with the
number before; the plain triple that an edge states; the edges whose IRI is made of a plain triple.
"""
SPECIAL = (USE, BEFORE, STATED, MINTED)
LIMIT = 1000
NUMBERED = re.compile(r"<(?P<stem>.*)(?P<number>[0-9]{3})>")
EDGE = re.compile(rf"<{re.escape(BASE)}edge/(?P<subject>[^_]+)_.*>")


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


def select(store: ox.Store, text: str) -> list[list[str]]:
    """Return the rows of a SELECT as terms in the notation of N-Triples."""
    rows = cast("ox.QuerySolutions", store.query(text, prefixes=dict(PREFIXES)))
    return [[str(cell) for cell in row] for row in rows]


def values(name: str, nodes: Iterable[str]) -> str:
    """Return the block of SPARQL that binds a variable to nodes, blank nodes left out."""
    return f"VALUES ?{name} {{ {' '.join(sorted(n for n in nodes if n[:2] != '_:'))} }}"


def pattern(step: Step, start: str, end: str) -> str:
    """Return the pattern of SPARQL for one step between two variables."""
    predicate = f"?p{end[1:]}" if step.word == ANY else f"<{step.word}>"
    first, last = (end, start) if step.inverse else (start, end)
    return f"{first} {predicate} {last} ."


class Changed:
    """What changed between two graphs, as triples in the notation of N-Triples.

    Attributes:
        by_predicate: subjects and objects of the changed triples, by predicate.
        subjects: every node of which something else is said.
        triples: the changed triples, as subject, predicate and object.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.triples = {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}
        self.subjects = {subject for subject, _, _ in self.triples}
        self.by_predicate: dict[str, set[tuple[str, str]]] = {}
        for subject, predicate, object_ in self.triples:
            self.by_predicate.setdefault(predicate, set()).add((subject, object_))

    def starts(self, step: Step) -> set[str]:
        """Return the nodes at which a step begins that leads over a changed triple."""
        if step.word == USE:
            return set(self.by_predicate)
        if step.word in (BEFORE, STATED, MINTED):
            return set()
        if step.word == ANY:
            return {o if step.inverse else s for s, _, o in self.triples}
        pairs = self.by_predicate.get(f"<{step.word}>", set())
        return {o if step.inverse else s for s, o in pairs}


def concerned(store: ox.Store, routes: Collection[Route], changed: Changed) -> set[str]:
    """Return every node from which one of the routes leads over a changed triple.

    Args:
        store: the graph after the change.
        routes: the routes of a rule.
        changed: what changed.
    """
    found: set[str] = set()
    back: dict[Route, set[str]] = {}
    for route in routes:
        for number, step in enumerate(route):
            nodes = changed.starts(step)
            if step.closed and nodes:
                text = f"{values('end', nodes)} ?start <{step.word}>* ?end ."
                nodes = nodes | first(store, f"SELECT DISTINCT ?start WHERE {{ {text} }}")
            back.setdefault(route[:number], set()).update(nodes)
        if route[0].word == STATED:
            found |= _stating(store, changed)
    return found | _back(store, back)


def _back(store: ox.Store, back: Mapping[Route, set[str]]) -> set[str]:
    """Return where routes begin that lead to nodes; those of one step are walked together."""
    found: set[str] = set()
    together: dict[frozenset[str], list[str]] = {}
    for route, nodes in back.items():
        if not route:
            found |= nodes
        elif len(route) == 1 and route[0].word == BEFORE:
            found |= {neighbour(node, 1) for node in nodes}
        elif len(route) == 1 and route[0].word == MINTED:
            found |= {one for node in nodes for one in subjects(node)}
        elif nodes and len(route) == 1 and not route[0].inverse and route[0].word != ANY:
            together.setdefault(frozenset(nodes), []).append(f"<{route[0].word}>")
        elif nodes:
            last = len(route)
            steps = [pattern(s, f"?n{n}", f"?n{n + 1}") for n, s in enumerate(route)]
            text = f"{values(f'n{last}', nodes)} {' '.join(reversed(steps))}"
            found |= first(store, f"SELECT DISTINCT ?n0 WHERE {{ {text} }}")
    for some, words in together.items():
        text = f"{values('end', some)} ?start ?word ?end . FILTER (?word IN ({', '.join(words)}))"
        found |= first(store, f"SELECT DISTINCT ?start WHERE {{ {text} }}")
    return found


def first(store: ox.Store, text: str) -> set[str]:
    """Return the first column of a SELECT, each term once."""
    return {row[0] for row in select(store, text)}


def neighbour(node: str, distance: int) -> str:
    """Return the IRI with the number so much higher, of three digits.

    >>> neighbour("<https://w3id.org/etiograph/claim/001-009>", 1)
    '<https://w3id.org/etiograph/claim/001-010>'
    """
    found = NUMBERED.fullmatch(node)
    number = int(found["number"]) + distance if found else 0
    return f"<{found['stem']}{number:03d}>" if found and 0 < number < LIMIT else node


def subjects(edge: str) -> set[str]:
    """Return the terms of which the IRI of an edge can be made as subject.

    >>> sorted(subjects("<https://w3id.org/etiograph/edge/food-nut_causes_symptom-ache>"))
    ['<https://w3id.org/etiograph/food/nut>']
    """
    found = EDGE.fullmatch(edge)
    parts = found["subject"].split("-") if found else []
    cuts = range(1, len(parts))
    return {f"<{BASE}{'-'.join(parts[:n])}/{'-'.join(parts[n:])}>" for n in cuts}


def _stating(store: ox.Store, changed: Changed) -> set[str]:
    """Return the edges that state a changed triple."""
    relations = first(
        store,
        f"SELECT ?r WHERE {{ {values('r', changed.by_predicate)}"
        " ?r a ?kind . FILTER (?kind IN (etio:Relation, etio:RelationGroup)) }",
    )
    rows = [f"({s} {r} {o})" for r in relations for s, o in changed.by_predicate[r]]
    text = (
        f"VALUES (?s ?r ?o) {{ {' '.join(sorted(rows))} }} ?edge etio:subject ?s ; etio:object ?o"
    )
    return first(store, f"SELECT DISTINCT ?edge WHERE {{ {text} ; etio:relation ?r . }}")
