"""Takes the shapes apart: one constraint, or member of a list, removed or weakened at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH

from etiograph.checking import shapes
from etiograph.checking.mutants import REMOVED, WEAKENED
from etiograph.vocabulary import PREFIXES, shorten

Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]
NEAR: dict[rdflib.term.Node, int] = {
    SH.minCount: -1,
    SH.minInclusive: -1,
    SH.minLength: -1,
    SH.maxCount: 1,
    SH.maxInclusive: 1,
    SH.maxLength: 1,
}
"""Bounds, and which way each is looser."""
KINDS: dict[rdflib.term.Node, tuple[rdflib.URIRef, ...]] = {
    SH.IRI: (SH.BlankNodeOrIRI, SH.IRIOrLiteral)
}
SILENT = {rdflib.URIRef(word) for word in shapes.SILENT}
OTHER_LANGUAGE = rdflib.Literal("de")


@dataclass(frozen=True, slots=True)
class Mutant:
    """The shapes with one constraint removed or weakened.

    Attributes:
        shape: prefixed name of the shape that has the constraint.
        constraint: the constraint as it stands: its parameter and value, and before them the way
            to it through lists (counted from 1) and unnamed shapes.
        operator: ``removed`` or ``weakened``.
        change: ``removed``, or what stands in its place.
        taken: triples of the shapes that go.
        put: triples that come.
    """

    shape: str
    constraint: str
    operator: str
    change: str
    taken: tuple[Triple, ...]
    put: tuple[Triple, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other."""
        return self.shape, self.constraint, self.change


def mutants(all_shapes: rdflib.Graph, data: rdflib.Graph) -> list[Mutant]:
    """Return every mutant of every shape that has a name, sorted by shape and constraint.

    Args:
        all_shapes: the shapes.
        data: graph with the vocabulary, which says what stands above a class and beside a value.
    """
    named = {s for s in all_shapes.subjects(RDF.type) if isinstance(s, rdflib.URIRef)}
    found = [
        mutant
        for shape in sorted(named, key=str)
        for mutant in _of_node(all_shapes, data, shape, shorten(str(shape)), "")
    ]
    return sorted(found, key=lambda mutant: mutant.key)


def _of_node(
    graph: rdflib.Graph, data: rdflib.Graph, node: rdflib.term.Node, shape: str, way: str
) -> Iterator[Mutant]:
    for predicate, value in sorted(graph.predicate_objects(node), key=str):
        here = f"{way}{shorten(str(predicate))}"
        if predicate == SH.path:
            if isinstance(value, rdflib.BNode) and (value, RDF.first, None) not in graph:
                yield from _members(graph, data, value, shape, f"{here} ")
            continue
        if predicate in SILENT or predicate == RDF.type:
            continue
        triple = (node, predicate, value)
        if (value, RDF.first, None) in graph:
            yield Mutant(shape, here, REMOVED, REMOVED, (triple,), ())
            yield from _of_list(graph, data, triple, shape, here)
        elif isinstance(value, rdflib.BNode):
            yield Mutant(shape, here, REMOVED, REMOVED, (triple,), ())
            yield from _of_node(graph, data, value, shape, f"{here} ")
        else:
            constraint = f"{here} {_text(value)}"
            # What a closed shape passes over is no constraint of its own.
            along = ((node, SH.ignoredProperties, None),) if predicate == SH.closed else ()
            taken = (triple, *(one for pattern in along for one in graph.triples(pattern)))
            yield Mutant(shape, constraint, REMOVED, REMOVED, taken, ())
            for looser in _looser(data, triple):
                change = f"{shorten(str(looser[1]))} {_text(looser[2])}"
                yield Mutant(shape, constraint, WEAKENED, change, (triple,), (looser,))


def _members(
    graph: rdflib.Graph, data: rdflib.Graph, node: rdflib.term.Node, shape: str, way: str
) -> Iterator[Mutant]:
    """Yield the mutants of a path: an alternative less."""
    for value in graph.objects(node, SH.alternativePath):
        here = f"{way}{shorten(str(SH.alternativePath))}"
        yield from _of_list(graph, data, (node, SH.alternativePath, value), shape, here)


def _of_list(
    graph: rdflib.Graph, data: rdflib.Graph, triple: Triple, shape: str, here: str
) -> Iterator[Mutant]:
    cells, members = _cells(graph, triple[2]), list(Collection(graph, triple[2]))
    for number, member in enumerate(members):
        place = f"{here} {_text(member)}"
        if isinstance(member, rdflib.BNode):
            place = f"{here} {number + 1}"
            yield from _of_node(graph, data, member, shape, f"{place} ")
        if len(members) > 1:
            before = (cells[number - 1], RDF.rest) if number else triple[:2]
            after = cells[number + 1] if number + 1 < len(cells) else RDF.nil
            taken, put = (*before, cells[number]), (*before, after)
            yield Mutant(shape, place, REMOVED, REMOVED, (taken,), (put,))
    for more in _neighbours(data, triple[1], members):
        cell = rdflib.URIRef(PREFIXES["shape"] + "more")
        put_all = ((cells[-1], RDF.rest, cell), (cell, RDF.first, more), (cell, RDF.rest, RDF.nil))
        taken = (cells[-1], RDF.rest, RDF.nil)
        yield Mutant(shape, here, WEAKENED, f"with {_text(more)}", (taken,), put_all)


def _cells(graph: rdflib.Graph, cell: rdflib.term.Node) -> list[rdflib.term.Node]:
    found = []
    while cell != RDF.nil:
        found.append(cell)
        cell = next(graph.objects(cell, RDF.rest), RDF.nil)
    return found


def _neighbours(
    data: rdflib.Graph, predicate: rdflib.term.Node, members: list[rdflib.term.Node]
) -> list[rdflib.term.Node]:
    """Return what a list of values could hold beside its members: their siblings."""
    if predicate == SH.languageIn:
        return [OTHER_LANGUAGE]
    if predicate != SH["in"]:
        return []
    kinds = {kind for member in members for kind in data.objects(member, RDF.type)}
    siblings = {one for kind in kinds for one in data.subjects(RDF.type, kind)}
    return sorted(siblings - set(members), key=str)


def _looser(data: rdflib.Graph, triple: Triple) -> Iterator[Triple]:
    """Yield what could stand in the place of a constraint and lets a little more pass."""
    node, predicate, value = triple
    if predicate in NEAR:
        yield node, predicate, rdflib.Literal(int(str(value)) + NEAR[predicate])
    elif predicate == SH.pattern:
        pattern = str(value)
        looser = {".*", re.sub(r"^\^", "", pattern), re.sub(r"\$$", "", pattern)}
        for one in sorted(looser - {pattern}):
            yield node, predicate, rdflib.Literal(one)
    elif predicate == SH["class"]:
        for kind in sorted(data.objects(value, RDFS.subClassOf), key=str):
            yield node, predicate, kind
    elif predicate == SH.nodeKind:
        for kind in KINDS.get(value, ()):
            yield node, predicate, kind
    elif predicate == SH.datatype:
        yield node, SH.nodeKind, SH.Literal
    elif predicate == SH.lessThan:
        yield node, SH.lessThanOrEquals, value


def _text(value: rdflib.term.Node) -> str:
    return shorten(str(value)) if isinstance(value, rdflib.URIRef) else str(value)
